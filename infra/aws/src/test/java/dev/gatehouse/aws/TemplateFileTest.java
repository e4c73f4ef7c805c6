package dev.gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateFileTest {
    private static final String TEMPLATE = """
            {"Resources": {
              "OrdersApi": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders"}},
              "OrdersApiDeployment": {"Type": "AWS::ApiGateway::Deployment"},
              "OrdersApiStage": {"Type": "AWS::ApiGateway::Stage",
                "Properties": {"DeploymentId": {"Ref": "OrdersApiDeployment"}, "StageName": "v1"}},
              "Log": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "order-log"}}}}
            """;

    @Test
    void aChangedApiGetsANewDeployment() {
        var changed = deployment(TEMPLATE.replace("\"orders\"", "\"orders2\""));

        assertThat(changed).matches("OrdersApiDeployment[0-9a-f]{8}").isNotEqualTo(deployment(TEMPLATE));
    }

    @Test
    void anythingElseKeepsTheDeployment() {
        assertThat(deployment(TEMPLATE.replace("order-log", "another"))).isEqualTo(deployment(TEMPLATE));
        assertThat(deployment(TEMPLATE.replace("\"v1\"", "\"v2\""))).isEqualTo(deployment(TEMPLATE));
    }

    @Test
    void theStageRefersToTheDeployment() {
        assertThat(TemplateFile.render(TEMPLATE)).contains("\"Ref\": \"" + deployment(TEMPLATE) + "\"");
    }

    private static String deployment(String template) {
        return TemplateFile.render(template).lines()
                .map(String::strip)
                .filter(line -> line.startsWith("\"OrdersApiDeployment"))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .findFirst()
                .orElseThrow();
    }
}
