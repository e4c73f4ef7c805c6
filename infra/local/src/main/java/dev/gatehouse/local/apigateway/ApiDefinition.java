package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.apigateway.mapping.MappingTemplates;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.TemplateException;
import java.util.Collection;
import java.util.Map;

/** Adds what templates define to an API. */
final class ApiDefinition {
    private final RestApi api;
    private final AwsServices services;
    private final MappingTemplates parser;
    private final Collection<RestApi> allApis;

    ApiDefinition(RestApi api, AwsServices services, MappingTemplates parser, Collection<RestApi> allApis) {
        this.api = api;
        this.services = services;
        this.parser = parser;
        this.allApis = allApis;
    }

    Created create(String type, String id, Properties properties) {
        return switch (type) {
            case "AWS::ApiGateway::Resource" -> resource(id, properties);
            case "AWS::ApiGateway::Method" -> method(id, properties);
            case "AWS::ApiGateway::Model" -> model(id, properties);
            case "AWS::ApiGateway::RequestValidator" -> validator(id, properties);
            case "AWS::ApiGateway::GatewayResponse" -> gatewayResponse(id, properties);
            case "AWS::ApiGateway::Deployment" -> deployment(id, properties);
            case "AWS::ApiGateway::Stage" -> stage(properties);
            default -> throw new TemplateException(properties.where() + ": the type is not supported");
        };
    }

    private Created resource(String id, Properties properties) {
        properties.knows("RestApiId", "ParentId", "PathPart");
        var parent = api.resources().get(properties.text("ParentId"));
        if (parent == null) {
            throw properties.refuse("ParentId", "names no resource of the API");
        }
        api.resources().put(id, parent.child(properties.text("PathPart")));
        return new Created(id, Map.of("ResourceId", id));
    }

    private Created method(String id, Properties properties) {
        var path = api.resources().get(properties.text("ResourceId"));
        if (path == null) {
            throw properties.refuse("ResourceId", "names no resource of the API");
        }
        api.add(path, properties.text("HttpMethod"), new MethodDefinition(api, services, parser, properties).method());
        return new Created(id, Map.of());
    }

    private Created model(String id, Properties properties) {
        properties.knows("RestApiId", "Name", "ContentType", "Schema", "Description");
        var name = properties.node().has("Name") ? properties.text("Name") : id;
        api.models().put(name, BodyModel.of(properties.object("Schema")));
        return new Created(name, Map.of());
    }

    private Created validator(String id, Properties properties) {
        properties.knows("RestApiId", "Name", "ValidateRequestBody", "ValidateRequestParameters");
        api.validators().put(id, new RestApi.RequestValidator(properties.flag("ValidateRequestBody"),
                properties.flag("ValidateRequestParameters")));
        return new Created(id, Map.of("RequestValidatorId", id));
    }

    private Created gatewayResponse(String id, Properties properties) {
        properties.knows("RestApiId", "ResponseType", "StatusCode", "ResponseParameters", "ResponseTemplates");
        api.responses().put(GatewayResponseType.of(properties), GatewayResponse.of(properties));
        return new Created(id, Map.of("Id", id));
    }

    private static Created deployment(String id, Properties properties) {
        properties.knows("RestApiId", "Description");
        return new Created(id, Map.of("DeploymentId", id));
    }

    private Created stage(Properties properties) {
        properties.knows("RestApiId", "StageName", "DeploymentId", "Description", "Variables", "Tags",
                "AccessLogSetting", "MethodSettings", "TracingEnabled");
        var name = properties.text("StageName");
        for (var other : allApis) {
            if (other != api && other.stages().containsKey(name) && other.overlaps(api)) {
                throw properties.refuse("StageName", "'%s' already serves the same methods of API %s, and both share "
                        .formatted(name, other.name()) + "one port here");
            }
        }
        api.stages().put(name, properties.texts("Variables"));
        return new Created(name, Map.of());
    }
}
