package dev.gatehouse.aws.definitions;

import dev.gatehouse.aws.flow.Committed;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The orders API as the committed template defines it. */
record OrdersApi(JsonNode integration) {
    static OrdersApi method(String id) {
        return new OrdersApi(Committed.template("order").resource(id + "Method").properties().path("Integration"));
    }

    String request(Map<String, String> parameters, String body) {
        var template = integration.path("RequestTemplates").path("application/json").asString();
        return new MappingTemplate(template).render(parameters, body).body();
    }

    MappingTemplate.Rendered response(int backendStatus, Map<String, String> parameters, String body) {
        var response = integration.path("IntegrationResponses").valueStream()
                .filter(candidate -> candidate.has("SelectionPattern")
                        ? String.valueOf(backendStatus).matches(candidate.path("SelectionPattern").asString())
                        : backendStatus == 200)
                .findFirst()
                .orElseThrow();
        var template = response.path("ResponseTemplates").path("application/json").asString();
        var rendered = new MappingTemplate(template).render(parameters, body);
        var status = rendered.status() == null ? response.path("StatusCode").asInt() : rendered.status();
        return new MappingTemplate.Rendered(rendered.body(), status, rendered.headers());
    }
}
