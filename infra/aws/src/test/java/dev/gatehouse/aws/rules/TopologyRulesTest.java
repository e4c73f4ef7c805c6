package dev.gatehouse.aws.rules;

import static dev.gatehouse.aws.flow.Committed.first;
import static dev.gatehouse.aws.flow.Committed.spoiled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.aws.flow.Committed;
import dev.gatehouse.aws.flow.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TopologyRulesTest {
    static List<Template> templates() {
        return Committed.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTemplateKeepsAllRules(Template template) {
        assertThat(FunctionUnitRules.violations(template)).isEmpty();
        assertThat(DeliveryRules.violations(template)).isEmpty();
        assertThat(PermissionRules.violations(template)).isEmpty();
        assertThat(BucketRules.violations(template)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void contextsShareNamesOnly(Template template) {
        assertThat(template.root().toString()).doesNotContain("Fn::ImportValue").doesNotContain("AWS::CDK");
        assertThat(template.root().has("Outputs")).isFalse();
        assertThat(template.root().path("Parameters").propertyStream().map(Map.Entry::getKey))
                .noneMatch(name -> name.contains("Asset") || name.contains("Bootstrap"));
    }

    @Test
    void noticesAFunctionWithoutInbox() {
        var template = spoiled("order", "PlaceOrderIntake", intake -> intake.set("FunctionName",
                intake.objectNode().put("Ref", "ConfirmOrderAlias")));

        assertThat(FunctionUnitRules.violations(template)).contains(
                "PlaceOrderFunction has 0 inboxes",
                "ConfirmOrderFunction has 2 inboxes",
                "order-placeOrder-inbox feeds 0 functions");
    }

    @Test
    void noticesAnIntakeThatBypassesTheAlias() {
        var template = spoiled("order", "PlaceOrderIntake", intake -> intake.set("FunctionName",
                intake.objectNode().put("Ref", "PlaceOrderFunction")));

        assertThat(FunctionUnitRules.violations(template)).contains("PlaceOrderFunction has 0 inboxes");
    }

    @Test
    void noticesASharedRole() {
        var template = spoiled("order", "PlaceOrderFunction", lambda -> lambda.set("Role",
                role(lambda, "ConfirmOrderRole")));

        assertThat(FunctionUnitRules.violations(template)).contains(
                "PlaceOrderFunction has the role order-confirmOrder-role",
                "PlaceOrderRole is no function's role")
                .anyMatch(violation -> violation.startsWith("order-confirmOrder-role is shared by"));
    }

    @Test
    void noticesABeanWithTwoLambdas() {
        var template = spoiled("payment", "CapturePaymentFunction",
                lambda -> ((ObjectNode) lambda.path("Environment").path("Variables")).put("GATEHOUSE_FUNCTION",
                        "authorizePayment"));

        assertThat(FunctionUnitRules.violations(template))
                .contains("CapturePaymentFunction is not named after its bean authorizePayment");
    }

    @Test
    void noticesMissingDeadLetterQueues() {
        assertThat(DeliveryRules.violations(spoiled("order", "InConfirmOrderRule",
                rule -> first(rule, "Targets").remove("DeadLetterConfig"))))
                .containsExactly("InConfirmOrderRule has no DLQ");
        assertThat(
                DeliveryRules.violations(spoiled("order", "PlaceOrderInbox", queue -> queue.remove("RedrivePolicy"))))
                .contains("PlaceOrderInbox has no DLQ");
        assertThat(DeliveryRules.violations(spoiled("order", "RelayPipe",
                pipe -> ((ObjectNode) pipe.path("SourceParameters").path("DynamoDBStreamParameters"))
                        .remove("DeadLetterConfig"))))
                .containsExactly("RelayPipe has no DLQ");
        assertThat(DeliveryRules.violations(spoiled("order", "ProjectOrderSubscription",
                subscription -> subscription.remove("RedrivePolicy"))))
                .containsExactly("ProjectOrderSubscription has no DLQ");
        assertThat(DeliveryRules.violations(spoiled("invoice", "Gate", bus -> bus.remove("DeadLetterConfig"))))
                .containsExactly("Gate has no DLQ");
    }

    @Test
    void noticesAGateWithoutAnArchive() {
        assertThat(DeliveryRules.violations(spoiled("payment", "GateArchive",
                archive -> archive.put("SourceArn", "arn:aws:events:eu-central-1:000000000000:event-bus/default"))))
                .containsExactly("Gate has no archive");
    }

    @Test
    void noticesAQueueThatTakesPlainHttp() {
        var template = spoiled("invoice", "DraftInvoiceInboxPolicy",
                policy -> ((ArrayNode) policy.path("PolicyDocument").path("Statement")).remove(0));

        assertThat(DeliveryRules.violations(template)).containsExactly("DraftInvoiceInbox does not deny plain HTTP");
    }

    @Test
    void noticesAVisibilityThatIsTooShort() {
        assertThat(DeliveryRules.violations(spoiled("order", "PlaceOrderInbox",
                queue -> queue.put("VisibilityTimeout", 180)))).isEmpty();
        assertThat(DeliveryRules.violations(spoiled("order", "PlaceOrderInbox",
                queue -> queue.put("VisibilityTimeout", 179))))
                .containsExactly("PlaceOrderInbox shows messages again while the function may still work on them");
    }

    @Test
    void noticesAQueueThatNobodyWatches() {
        var template = spoiled("order", "PlaceOrderDeadLettersAlarm",
                alarm -> first(alarm, "Dimensions").put("Value", "order-placeOrder-inbox"));

        assertThat(DeliveryRules.violations(template)).containsExactly("PlaceOrderDeadLetters is not watched");
    }

    @Test
    void noticesAStarInAnActionOrAResource() {
        assertThat(PermissionRules.violations(spoiled("order", "PlaceOrderRole",
                role -> statement(role, 0).put("Action", "sqs:*"))))
                .containsExactly("PlaceOrderRole may do \"sqs:*\"");
        assertThat(PermissionRules.violations(spoiled("order", "PlaceOrderRole",
                role -> statement(role, 0).put("Resource", "arn:aws:sqs:eu-central-1:000000000000:order-*"))))
                .hasSize(1)
                .first().asString().endsWith("order-*\"");
    }

    @Test
    void exceptsNothingButTracingAsItIs() {
        assertThat(PermissionRules.violations(spoiled("order", "PlaceOrderRole",
                role -> tracing(role).remove("Condition")))).hasSize(1);
        assertThat(PermissionRules.violations(spoiled("order", "PlaceOrderRole",
                role -> tracing(role).withArray("Action").add("xray:PutResourcePolicy")))).hasSize(1);
        assertThat(PermissionRules.violations(spoiled("order", "PublishRole",
                role -> statements(role).add(tracing((ObjectNode) Committed.template("order")
                        .resource("PlaceOrderRole").properties())))))
                .hasSize(1);
    }

    @Test
    void noticesLoggingToAnotherFunctionsGroup() {
        var template = spoiled("order", "PlaceOrderLogs", logs -> logs.put("LogGroupName", "/aws/lambda/another"));

        assertThat(PermissionRules.violations(template)).containsExactly("PlaceOrderRole may log to PlaceOrderLogs");
    }

    @Test
    void noticesAQueueOrAGateThatLetsAnyoneIn() {
        assertThat(PermissionRules.violations(spoiled("order", "ConfirmOrderInboxPolicy",
                policy -> ((ObjectNode) policy.path("PolicyDocument").path("Statement").get(1)).remove("Condition"))))
                .containsExactly("ConfirmOrderInboxPolicy lets more than a named sender in");
        assertThat(PermissionRules.violations(spoiled("order", "GateAdmitPayment",
                policy -> ((ObjectNode) policy.path("Statement")).remove("Condition"))))
                .containsExactly("Gate lets a producer put more than named events of its own source");
        assertThat(PermissionRules.violations(spoiled("order", "GateRefuseOthers",
                policy -> ((ObjectNode) policy.path("Statement")).put("Effect", "Allow"))))
                .contains("Gate refuses nobody");
    }

    @Test
    void noticesABucketThatIsOpenOrForgetful() {
        assertThat(BucketRules.violations(spoiled("invoice", "Documents",
                bucket -> ((ObjectNode) bucket.path("PublicAccessBlockConfiguration")).put("BlockPublicAcls", false))))
                .containsExactly("Documents is not closed to the public");
        assertThat(BucketRules.violations(spoiled("invoice", "Documents",
                bucket -> bucket.remove(List.of("BucketEncryption", "VersioningConfiguration")))))
                .containsExactly("Documents is not encrypted",
                        "Documents keeps documents, and not every version of them");
        assertThat(BucketRules.violations(spoiled("order", "Claims",
                bucket -> first((ObjectNode) bucket.path("LifecycleConfiguration"), "Rules").put("ExpirationInDays",
                        89))))
                .containsExactly("Claims forgets what a replay may need");
        assertThat(BucketRules.violations(spoiled("order", "ClaimsPolicy",
                policy -> ((ArrayNode) policy.path("PolicyDocument").path("Statement")).remove(0))))
                .containsExactly("Claims does not deny plain HTTP");
    }

    @Test
    void noticesObjectsThatAreOpenToMoreThanOneRole() {
        assertThat(PermissionRules.violations(spoiled("order", "ClaimsPolicy",
                policy -> ((ObjectNode) policy.path("PolicyDocument").path("Statement").get(1)).remove("Condition"))))
                .containsExactly("ClaimsPolicy lets more than one named role read");
        assertThat(PermissionRules.violations(spoiled("order", "PlaceOrderRole",
                role -> objects(role).put("Action", "s3:DeleteObject")))).hasSize(1);
        assertThat(PermissionRules.violations(spoiled("order", "PlaceOrderRole",
                role -> objects(role).putObject("Resource").put("Fn::Sub", "arn:${AWS::Partition}:s3:::*/*"))))
                .hasSize(1);
    }

    private static ObjectNode objects(ObjectNode role) {
        return statements(role).valueStream()
                .map(ObjectNode.class::cast)
                .filter(statement -> statement.path("Action").asString("").startsWith("s3:"))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode role(ObjectNode near, String id) {
        var reference = near.objectNode();
        reference.putArray("Fn::GetAtt").add(id).add("Arn");
        return reference;
    }

    private static ArrayNode statements(ObjectNode role) {
        return (ArrayNode) role.path("Policies").path(0).path("PolicyDocument").path("Statement");
    }

    private static ObjectNode statement(ObjectNode role, int index) {
        return (ObjectNode) statements(role).get(index);
    }

    private static ObjectNode tracing(ObjectNode role) {
        return statements(role).valueStream()
                .map(ObjectNode.class::cast)
                .filter(statement -> statement.path("Action").toString().contains("xray"))
                .findFirst()
                .orElseThrow();
    }
}
