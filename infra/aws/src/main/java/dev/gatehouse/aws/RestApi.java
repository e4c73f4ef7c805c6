package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.apigateway.CfnModel;
import software.amazon.awscdk.services.apigateway.CfnRequestValidator;
import software.amazon.awscdk.services.apigateway.CfnResource;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.constructs.IDependable;
import tools.jackson.databind.json.JsonMapper;

/** A REST API without a function behind it. */
final class RestApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContextStack stack;
    private final String name;
    private final CfnRestApi api;
    private final CfnRequestValidator validator;
    private final List<IDependable> deployed = new ArrayList<>();

    RestApi(ContextStack stack, String name, String description) {
        this.stack = stack;
        this.name = name;
        api = CfnRestApi.Builder.create(stack, Names.capitalised(name) + "Api")
                .name(name)
                .description(description)
                .endpointConfiguration(CfnRestApi.EndpointConfigurationProperty.builder()
                        .types(List.of("REGIONAL"))
                        .build())
                .build();
        validator = CfnRequestValidator.Builder.create(stack, "RequestValidator")
                .restApiId(api.getRef())
                .name("body-and-parameters")
                .validateRequestBody(true)
                .validateRequestParameters(true)
                .build();
    }

    String path(String id, String part) {
        return path(id, api.getAttrRootResourceId(), part);
    }

    String path(String id, String parent, String part) {
        return CfnResource.Builder.create(stack, id)
                .restApiId(api.getRef())
                .parentId(parent)
                .pathPart(part)
                .build()
                .getRef();
    }

    /** Takes a command: its header {@code Idempotency-Key} is the one parameter that the validator asks for. */
    void command(String id, String path, CfnMethod.IntegrationProperty integration, Map<String, String> models) {
        // Idempotency-Key stays the only one: ApiErrors names it in the refusal.
        deployed.add(method(id, path, "POST", "AWS_IAM", integration, 202, 400, 404, 413, 503)
                .requestValidatorId(validator.getRef())
                .requestModels(models)
                .requestParameters(Map.of("method.request.header.Idempotency-Key", true))
                .build());
    }

    /** Takes reports of a party that cannot sign as AWS does; whoever handles them checks its own signature. */
    void report(String id, String path, CfnMethod.IntegrationProperty integration) {
        deployed.add(method(id, path, "POST", "NONE", integration, 202, 400, 413, 503).build());
    }

    void question(String id, String path, CfnMethod.IntegrationProperty integration) {
        deployed.add(method(id, path, "GET", "AWS_IAM", integration, 200, 404, 503)
                .requestParameters(Map.of("method.request.path.id", true))
                .build());
    }

    void search(String id, String path, CfnMethod.IntegrationProperty integration, String... parameters) {
        var optional = new LinkedHashMap<String, Object>();
        List.of(parameters).forEach(parameter -> optional.put("method.request.querystring." + parameter, false));
        deployed.add(method(id, path, "GET", "AWS_IAM", integration, 200, 400, 503)
                .requestParameters(optional)
                .build());
    }

    private CfnMethod.Builder method(String id, String path, String verb, String authorization,
            CfnMethod.IntegrationProperty integration, int... statuses) {
        var responses = new ArrayList<CfnMethod.MethodResponseProperty>();
        for (var status : statuses) {
            responses.add(CfnMethod.MethodResponseProperty.builder().statusCode(String.valueOf(status)).build());
        }
        return CfnMethod.Builder.create(stack, id + "Method")
                .restApiId(api.getRef())
                .resourceId(path)
                .httpMethod(verb)
                .authorizationType(authorization)
                .integration(integration)
                .methodResponses(responses);
    }

    /** The body that a command must have. */
    Map<String, String> body(String model, String schema) {
        return Map.of("application/json", CfnModel.Builder.create(stack, model + "Model")
                .restApiId(api.getRef())
                .name(model)
                .contentType("application/json")
                .schema(JSON.readValue(ResourceText.read(schema), LinkedHashMap.class))
                .build()
                .getRef());
    }

    /** Once all methods are there. */
    void deploy() {
        deployed.addAll(ApiErrors.of(stack, api));
        ApiStage.of(stack, name, api, deployed);
    }
}
