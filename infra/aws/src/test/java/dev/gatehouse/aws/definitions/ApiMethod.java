package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.aws.flow.Committed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One method of a context's API as the committed template defines it. */
record ApiMethod(JsonNode integration) {
    static ApiMethod of(String context, String id) {
        return new ApiMethod(Committed.template(context).resource(id + "Method").properties().path("Integration"));
    }

    String request(Map<String, String> parameters, String body) {
        var template = integration.path("RequestTemplates").path("application/json").asString();
        return new MappingTemplate(template).render(parameters, body).body();
    }

    /** The parameters of the call to SQS that a request renders. */
    Map<String, String> call(Map<String, String> parameters, String body) {
        var form = request(parameters, body);
        assertThat(form).doesNotContainAnyWhitespaces();
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
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
