package dev.gatehouse.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.template.TemplateException;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ApiDefinitionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Api        | /                  | Body                | {}            | property Body is not supported
            Orders     | /                  | ParentId            | "nowhere"     | property ParentId names no resource
            Orders     | /                  | RestApiId           | "nowhere"     | property RestApiId names no REST API
            Model      | /Schema            | $schema             | "http://json-schema.org/draft-07/schema#" | is no draft 4
            Model      | /Schema/properties/lines/items | $ref     | "https://x/y" | points out of the model
            OrdersPost | /                  | AuthorizationType   | "CUSTOM"      | property AuthorizationType 'CUSTOM' is not supported
            OrdersPost | /                  | AuthorizerId        | "a"           | property AuthorizerId is not supported
            OrdersPost | /                  | RequestValidatorId  | "a"           | property RequestValidatorId names no validator
            OrdersPost | /RequestModels     | application/json    | "None"        | names no model of the API: None
            OrdersPost | /Integration       | Type                | "AWS_PROXY"   | property Type 'AWS_PROXY' is not supported
            OrdersPost | /Integration       | ConnectionType      | "VPC_LINK"    | property ConnectionType is not supported
            OrdersPost | /Integration       | Uri                 | "arn:aws:apigateway:eu-central-1:s3:path/b" | property Uri is no sqs:path
            OrdersPost | /Integration       | IntegrationHttpMethod | "GET"       | must be POST
            OrdersPost | /Integration       | PassthroughBehavior | "SOMETIMES"   | property PassthroughBehavior 'SOMETIMES'
            OrdersPost | /Integration/RequestTemplates | application/json | "#if($x)" | not a valid mapping template
            OrdersPost | /Integration/RequestParameters | integration.request.path.x | "'a'" | has no such parameter: integration.request.path.x
            OrdersPost | /Integration/RequestParameters | integration.request.header.x | "static" | source that the local cloud does not support: static
            OrdersPost | /Integration/IntegrationResponses/0 | StatusCode | "201"  | is not among the method's responses
            OrdersPost | /Integration/IntegrationResponses/0 | SelectionPattern | "(" | is no regular expression
            OrdersPost | /Integration/IntegrationResponses/0/ResponseParameters | method.response.header.X | "'a'" | what the method's response does not have
            Stage      | /                  | CacheClusterEnabled | true          | property CacheClusterEnabled is not supported
            BadBody    | /                  | ResponseType        | "OOPS"        | names no gateway response: OOPS
            BadBody    | /ResponseTemplates | application/json    | "$input.body" | uses Velocity
            BadBody    | /ResponseTemplates | application/json    | "$context.eror.message" | variable that is not known: $context.eror.message
            BadBody    | /ResponseParameters | gatewayresponse.header.X | "a"     | is not supported: gatewayresponse.header.X = a
            """)
    void failsTheStartByNameOnWhatItDoesNotKnow(String logicalId, String pointer, String property, String value,
            String message) {
        assertThatThrownBy(() -> OrdersApi.start(set(logicalId, pointer, property, value)).close())
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("order: " + logicalId + " (AWS::ApiGateway::")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTwoApisThatServeTheSameMethodsOnOneStage() {
        Consumer<ObjectNode> twice = resources -> {
            resources.set("Other", resources.get("Api").deepCopy());
            var stage = resources.get("Stage").deepCopy();
            resources.properties().forEach(_ -> {});
            resources.set("OtherOrders", resources.get("Orders").deepCopy());
            ((ObjectNode) resources.at("/OtherOrders/Properties/RestApiId")).put("Ref", "Other");
            ((ObjectNode) resources.at("/OtherOrders/Properties/ParentId")).putArray("Fn::GetAtt").add("Other")
                    .add("RootResourceId");
            resources.set("OtherOrder", resources.get("Order").deepCopy());
            ((ObjectNode) resources.at("/OtherOrder/Properties/RestApiId")).put("Ref", "Other");
            ((ObjectNode) resources.at("/OtherOrder/Properties/ParentId")).put("Ref", "OtherOrders");
            resources.set("OtherGet", resources.get("OrderGet").deepCopy());
            ((ObjectNode) resources.at("/OtherGet/Properties/RestApiId")).put("Ref", "Other");
            ((ObjectNode) resources.at("/OtherGet/Properties/ResourceId")).put("Ref", "OtherOrder");
            resources.set("OtherStage", stage);
            ((ObjectNode) resources.at("/OtherStage/Properties/RestApiId")).put("Ref", "Other");
        };

        assertThatThrownBy(() -> OrdersApi.start(twice).close())
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("OtherStage").hasMessageContaining("already serves the same methods");
    }

    @Test
    void givesWhatReferencesNeed() throws IOException {
        try (var api = OrdersApi.start()) {
            assertThat(api.created("Api").attributes()).containsKeys("RestApiId", "RootResourceId");
            assertThat(api.created("Model").ref()).isEqualTo("PlaceOrder");
            assertThat(api.created("Stage").ref()).isEqualTo("v1");
            assertThat(api.created("Deployment").attributes()).containsKey("DeploymentId");
        }
    }

    @Test
    void answersWithItsDefaultsWhereNoGatewayResponseIsDefined() throws Exception {
        try (var api = OrdersApi.start(resources -> resources.remove(java.util.List.of("BadBody", "Default4xx")))) {
            var reply = api.order("{}");

            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("{\"message\":\"Invalid request body\"}");
            assertThat(reply.headers().firstValue("x-amzn-ErrorType")).hasValue("BadRequestException");
        }
    }

    @ParameterizedTest
    @CsvSource({"NEVER, 415", "WHEN_NO_TEMPLATES, 415", "WHEN_NO_MATCH, 202"})
    void passesABodyThroughAsConfigured(String behavior, int expected) throws Exception {
        var passthrough = set("OrdersPost", "/Integration", "PassthroughBehavior", "\"" + behavior + "\"");
        try (var api = OrdersApi.start(passthrough)) {
            var reply = api.post("/v1/orders", "as it is", "Idempotency-Key", "k", "Content-Type", "text/plain");

            assertThat(reply.statusCode()).isEqualTo(expected);
            assertThat(api.sent).hasSize(expected == 202 ? 1 : 0)
                    .allSatisfy(sent -> assertThat(sent.body()).isEqualTo("as it is"));
        }
    }

    @Test
    void givesUpAfterTheTimeout() throws Exception {
        try (var api = OrdersApi.start(set("OrderGet", "/Integration", "TimeoutInMillis", "50"))) {
            api.delayMillis = 500;

            var reply = api.get("/v1/orders/a");

            assertThat(reply.statusCode()).isEqualTo(504);
            assertThat(reply.body()).contains("Endpoint request timed out");
        }
    }

    @Test
    void saysNothingOfAFaultyTemplateToTheCaller() throws Exception {
        var faulty = set("OrderGet", "/Integration/RequestTemplates", "application/json",
                "\"$input.params('id').substring(9)\"");
        try (var api = OrdersApi.start(faulty)) {
            var reply = api.get("/v1/orders/a");

            assertThat(reply.statusCode()).isEqualTo(500);
            assertThat(reply.body()).isEqualTo("{\"message\":\"Internal server error\"}");
        }
    }

    private static Consumer<ObjectNode> set(String logicalId, String pointer, String property, String json) {
        return resources -> {
            var properties = resources.at("/" + logicalId + "/Properties");
            var owner = pointer.equals("/") ? properties : properties.at(pointer);
            ((ObjectNode) owner).set(property, OrdersApi.json(json));
        };
    }
}
