package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.apigateway.ApiMethod.Parameter;
import dev.gatehouse.local.apigateway.RestApi.RequestValidator;
import dev.gatehouse.local.apigateway.mapping.MappingTemplate;
import dev.gatehouse.local.apigateway.mapping.MappingTemplates;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one {@code AWS::ApiGateway::Method}. */
final class MethodDefinition {
    private static final RequestValidator CHECKS_NOTHING = new RequestValidator(false, false);
    private static final Set<String> REQUEST = Set.of("header", "querystring", "path");
    private static final Set<String> INTEGRATION = Set.of("header", "querystring");

    private final RestApi api;
    private final AwsServices services;
    private final MappingTemplates parser;
    private final Properties properties;

    MethodDefinition(RestApi api, AwsServices services, MappingTemplates parser, Properties properties) {
        this.api = api;
        this.services = services;
        this.parser = parser;
        this.properties = properties;
    }

    ApiMethod method() {
        properties.knows("RestApiId", "ResourceId", "HttpMethod", "AuthorizationType", "ApiKeyRequired",
                "OperationName", "RequestValidatorId", "RequestParameters", "RequestModels", "MethodResponses",
                "Integration");
        properties.oneOf("AuthorizationType", "NONE", "NONE", "AWS_IAM");
        var validator = validator();
        return new ApiMethod(validator.parameters() ? requiredParameters() : List.of(),
                validator.body() ? models() : Map.of(), integration(properties.object("Integration")));
    }

    private RequestValidator validator() {
        var id = properties.textOrNull("RequestValidatorId");
        var validator = id == null ? CHECKS_NOTHING : api.validators().get(id);
        if (validator == null) {
            throw properties.refuse("RequestValidatorId", "names no validator of the API");
        }
        return validator;
    }

    private List<Parameter> requiredParameters() {
        return properties.texts("RequestParameters").entrySet().stream()
                .filter(entry -> entry.getValue().equals("true"))
                .map(entry -> parameter(properties, entry.getKey(), "method.request.", REQUEST))
                .toList();
    }

    private Map<String, BodyModel> models() {
        var models = new LinkedHashMap<String, BodyModel>();
        properties.texts("RequestModels").forEach((contentType, name) -> {
            var model = api.models().get(name);
            if (model == null) {
                throw properties.refuse("RequestModels", "names no model of the API: " + name);
            }
            models.put(contentType.toLowerCase(Locale.ROOT), model);
        });
        return models;
    }

    private Integration integration(Properties integration) {
        integration.knows("Type", "IntegrationHttpMethod", "Uri", "Credentials", "PassthroughBehavior",
                "RequestParameters", "RequestTemplates", "IntegrationResponses", "TimeoutInMillis");
        var backend = switch (integration.oneOf("Type", "", "AWS", "MOCK")) {
            case "AWS" -> services.backend(integration);
            case "MOCK" -> Integration.MOCK;
            default -> throw integration.refuse("Type", "is missing");
        };
        return new Integration(backend, Integration.Passthrough.valueOf(integration.oneOf("PassthroughBehavior",
                "WHEN_NO_MATCH", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER")), requestParameters(integration),
                templates(integration, "RequestTemplates"), responses(integration));
    }

    private static Map<Parameter, ValueExpression> requestParameters(Properties integration) {
        var mapped = new LinkedHashMap<Parameter, ValueExpression>();
        integration.texts("RequestParameters").forEach((target, source) -> mapped.put(
                parameter(integration, target, "integration.request.", INTEGRATION),
                expression(integration, "RequestParameters", source, ValueExpression::ofRequest)));
        return mapped;
    }

    private List<IntegrationResponse> responses(Properties integration) {
        var declared = properties.objects("MethodResponses").stream()
                .peek(response -> response.knows("StatusCode", "ResponseModels", "ResponseParameters"))
                .collect(Collectors.toMap(response -> response.text("StatusCode"),
                        response -> response.texts("ResponseParameters").keySet()));
        return integration.objects("IntegrationResponses").stream()
                .map(response -> response(response, declared)).toList();
    }

    private IntegrationResponse response(Properties response, Map<String, Set<String>> declared) {
        response.knows("StatusCode", "SelectionPattern", "ResponseParameters", "ResponseTemplates");
        var headers = declared.get(response.text("StatusCode"));
        if (headers == null) {
            throw response.refuse("StatusCode", "is not among the method's responses");
        }
        var mapped = new TreeMap<String, ValueExpression>(String.CASE_INSENSITIVE_ORDER);
        response.texts("ResponseParameters").forEach((target, source) -> {
            if (!headers.contains(target) || !target.startsWith("method.response.header.")) {
                throw response.refuse("ResponseParameters", "sets what the method's response does not have: " + target);
            }
            mapped.put(target.substring("method.response.header.".length()),
                    expression(response, "ResponseParameters", source, ValueExpression::ofResponse));
        });
        return new IntegrationResponse(status(response), selection(response), mapped,
                templates(response, "ResponseTemplates"));
    }

    private static int status(Properties response) {
        var status = response.text("StatusCode");
        if (!status.matches("[2-5][0-9][0-9]")) {
            throw response.refuse("StatusCode", "is no HTTP status");
        }
        return Integer.parseInt(status);
    }

    private static @Nullable Pattern selection(Properties response) {
        var pattern = response.textOrNull("SelectionPattern");
        try {
            return pattern == null || pattern.isEmpty() ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw response.refuse("SelectionPattern", "is no regular expression: " + e.getDescription());
        }
    }

    private Map<String, MappingTemplate> templates(Properties owner, String name) {
        var templates = new LinkedHashMap<String, MappingTemplate>();
        owner.texts(name).forEach((contentType, text) -> {
            try {
                templates.put(contentType.toLowerCase(Locale.ROOT),
                        parser.parse("%s %s %s".formatted(owner.where(), name, contentType), text));
            } catch (IllegalArgumentException e) {
                throw new TemplateException(String.valueOf(e.getMessage()));
            }
        });
        return templates;
    }

    private static Parameter parameter(Properties owner, String name, String prefix, Set<String> places) {
        var parts = name.startsWith(prefix) ? name.substring(prefix.length()).split("\\.", 2) : new String[0];
        if (parts.length != 2 || !places.contains(parts[0])) {
            throw owner.refuse("RequestParameters", "has no such parameter: " + name);
        }
        return new Parameter(parts[0], parts[1]);
    }

    private static ValueExpression expression(Properties owner, String property, String source,
            Function<String, @Nullable ValueExpression> reader) {
        var expression = reader.apply(source);
        if (expression == null) {
            throw owner.refuse(property, "has a source that the local cloud does not support: " + source);
        }
        return expression;
    }
}
