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

class ApisTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROVIDER_REPORTS = "ReportEventMethod";

    static List<Template> apis() {
        return Committed.templates().stream().filter(template -> !methods(template).isEmpty()).toList();
    }

    static List<Resource> refusals() {
        return apis().stream().flatMap(api -> refusals(api).stream()).toList();
    }

    private static List<Resource> refusals(Template api) {
        return api.resources("AWS::ApiGateway::GatewayResponse");
    }

    private static List<Resource> methods(Template api) {
        return api.resources("AWS::ApiGateway::Method");
    }

    @Test
    void ordersAndPaymentsHaveOne() {
        assertThat(apis()).extracting(Template::context).containsExactly("order", "payment");
        assertThat(apis()).extracting(api -> methods(api).size()).containsExactly(7, 4);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasTheOneErrorShape(Resource refusal) {
        var template = refusal.properties().path("ResponseTemplates").path("application/json").asString();

        var answer = JSON.readTree(template.replace("$context.error.messageString", "\"quoted\""));

        assertThat(answer.propertyNames()).containsExactly("error", "field", "message");
        assertThat(answer.path("error").asString()).matches("[A-Z_]+");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void refusesInEveryCaseThatApiGatewayCanMeetByItself(Template api) {
        assertThat(refusals(api)).extracting(refusal -> refusal.text("ResponseType")).contains(
                "BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "UNSUPPORTED_MEDIA_TYPE", "REQUEST_TOO_LARGE",
                "THROTTLED",
                "MISSING_AUTHENTICATION_TOKEN", "DEFAULT_4XX", "DEFAULT_5XX");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void onlyTheIdempotencyKeyCanBeTheParameterThatIsMissing(Template api) {
        assertThat(methods(api).stream()
                .flatMap(method -> method.properties().path("RequestParameters").propertyStream())
                .filter(parameter -> parameter.getValue().asBoolean())
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("method.request.path.")))
                .containsOnly("method.request.header.Idempotency-Key");
        assertThat(api.resource("ErrorBadRequestParameters").properties().toString()).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void everyMethodIsAuthorisedAndTakesNothingButWhatItMaps(Template api) {
        assertThat(methods(api)).allSatisfy(method -> {
            assertThat(method.text("AuthorizationType"))
                    .isEqualTo(method.id().equals(PROVIDER_REPORTS) ? "NONE" : "AWS_IAM");
            assertThat(method.properties().path("Integration").path("PassthroughBehavior").asString())
                    .isEqualTo("NEVER");
        });
    }

    @ParameterizedTest
    @MethodSource("apis")
    void everyStatusThatAMethodAnswersIsDeclared(Template api) {
        assertThat(methods(api)).allSatisfy(method -> {
            var declared = method.properties().path("MethodResponses").valueStream()
                    .map(response -> response.path("StatusCode").asString()).toList();
            assertThat(method.properties().path("Integration").path("IntegrationResponses").valueStream()
                    .map(response -> response.path("StatusCode").asString()))
                    .isSubsetOf(declared);
        });
    }

    @ParameterizedTest
    @MethodSource("apis")
    void accessLogSaysNotWhoAndNotWhat(Template api) {
        var line = api.resources("AWS::ApiGateway::Stage").getFirst().properties().path("AccessLogSetting")
                .path("Format").asString();

        assertThat(JSON.readTree(line).valueStream().map(value -> value.asString())).containsExactlyInAnyOrder(
                "$context.requestId", "$context.requestTime", "$context.httpMethod", "$context.resourcePath",
                "$context.status", "$context.error.responseType", "$context.responseLatency",
                "$context.integration.status", "$context.integration.latency", "$context.xrayTraceId");
    }
}
