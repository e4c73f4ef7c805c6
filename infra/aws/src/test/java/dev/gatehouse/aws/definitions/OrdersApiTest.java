package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.aws.flow.Committed;
import dev.gatehouse.aws.flow.Template;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class OrdersApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Template ORDER = Committed.template("order");

    static List<Resource> refusals() {
        return ORDER.resources("AWS::ApiGateway::GatewayResponse");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasTheOneErrorShape(Resource refusal) {
        var template = refusal.properties().path("ResponseTemplates").path("application/json").asString();

        var answer = JSON.readTree(template.replace("$context.error.messageString", "\"quoted\""));

        assertThat(answer.propertyNames()).containsExactly("error", "field", "message");
        assertThat(answer.path("error").asString()).matches("[A-Z_]+");
    }

    @Test
    void refusesInEveryCaseThatApiGatewayCanMeetByItself() {
        assertThat(refusals()).extracting(refusal -> refusal.text("ResponseType")).contains(
                "BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "UNSUPPORTED_MEDIA_TYPE", "REQUEST_TOO_LARGE",
                "THROTTLED",
                "MISSING_AUTHENTICATION_TOKEN", "DEFAULT_4XX", "DEFAULT_5XX");
    }

    @Test
    void onlyTheIdempotencyKeyCanBeTheParameterThatIsMissing() {
        assertThat(ORDER.resources("AWS::ApiGateway::Method").stream()
                .flatMap(method -> method.properties().path("RequestParameters").propertyStream())
                .filter(parameter -> parameter.getValue().asBoolean())
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("method.request.path.")))
                .containsOnly("method.request.header.Idempotency-Key");
        assertThat(ORDER.resource("ErrorBadRequestParameters").properties().toString()).contains("Idempotency-Key");
    }

    @Test
    void everyMethodIsAuthorisedAndTakesNothingButWhatItMaps() {
        assertThat(ORDER.resources("AWS::ApiGateway::Method")).hasSize(7).allSatisfy(method -> {
            assertThat(method.text("AuthorizationType")).isEqualTo("AWS_IAM");
            assertThat(method.properties().path("Integration").path("PassthroughBehavior").asString())
                    .isEqualTo("NEVER");
        });
    }

    @Test
    void everyStatusThatAMethodAnswersIsDeclared() {
        assertThat(ORDER.resources("AWS::ApiGateway::Method")).allSatisfy(method -> {
            var declared = method.properties().path("MethodResponses").valueStream()
                    .map(response -> response.path("StatusCode").asString()).toList();
            assertThat(method.properties().path("Integration").path("IntegrationResponses").valueStream()
                    .map(response -> response.path("StatusCode").asString()))
                    .isSubsetOf(declared);
        });
    }

    @Test
    void accessLogSaysNotWhoAndNotWhat() {
        var line = ORDER.resource("OrdersApiStage").properties().path("AccessLogSetting").path("Format").asString();

        assertThat(JSON.readTree(line).valueStream().map(value -> value.asString())).containsExactlyInAnyOrder(
                "$context.requestId", "$context.requestTime", "$context.httpMethod", "$context.resourcePath",
                "$context.status", "$context.error.responseType", "$context.responseLatency",
                "$context.integration.status", "$context.integration.latency", "$context.xrayTraceId");
    }
}
