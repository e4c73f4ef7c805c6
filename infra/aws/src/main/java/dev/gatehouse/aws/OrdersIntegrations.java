package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.apigateway.CfnMethod;
import software.amazon.awscdk.services.dynamodb.CfnTable;

/** How the orders API talks to SQS and DynamoDB. The templates are files of their own. */
final class OrdersIntegrations {
    private static final String URI = "arn:${AWS::Partition}:apigateway:${AWS::Region}:";

    private final Queue placeOrderInbox;
    private final ServiceRole commands;
    private final ServiceRole questions;

    OrdersIntegrations(ContextStack stack, Queue placeOrderInbox, CfnTable views) {
        this.placeOrderInbox = placeOrderInbox;
        commands = role(stack, "commands");
        placeOrderInbox.takesFromRole("orders-api-commands", commands);
        questions = role(stack, "questions")
                .may(views.getAttrArn(), "dynamodb:GetItem")
                .may(views.getAttrArn() + "/index/by-customer", "dynamodb:Query");
    }

    private static ServiceRole role(ContextStack stack, String purpose) {
        return new ServiceRole(stack, "OrdersApi" + Names.capitalised(purpose) + "Role",
                stack.context().named("api-" + purpose + "-role"), "apigateway.amazonaws.com");
    }

    CfnMethod.IntegrationProperty placeOrder() {
        return integration(URI + "sqs:path/${AWS::AccountId}/" + placeOrderInbox.name(), commands)
                .requestParameters(Map.of(
                        "integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"))
                .requestTemplates(json("place-order.request.vtl"))
                .integrationResponses(List.of(
                        whenFine(202, json("place-order.accepted.vtl")),
                        whenRefused(400, json("place-order.refused.vtl")),
                        whenBroken()))
                .build();
    }

    CfnMethod.IntegrationProperty listOrders() {
        return integration(URI + "dynamodb:action/Query", questions)
                .requestTemplates(json("orders.request.vtl"))
                .integrationResponses(List.of(
                        whenFine(200, json("orders.found.vtl")),
                        whenRefused(400, json("orders.refused.vtl")),
                        whenBroken()))
                .build();
    }

    CfnMethod.IntegrationProperty readOrder(String part) {
        return integration(URI + "dynamodb:action/GetItem", questions)
                .requestTemplates(json("order.request.vtl", part))
                .integrationResponses(List.of(
                        whenFine(200, json("order.found.vtl", part)),
                        whenRefused(404, json("order.refused.vtl")),
                        whenBroken()))
                .build();
    }

    private static CfnMethod.IntegrationProperty.Builder integration(String uri, ServiceRole role) {
        return CfnMethod.IntegrationProperty.builder()
                .type("AWS")
                .integrationHttpMethod("POST")
                .uri(Fn.sub(uri))
                .credentials(role.arn())
                .passthroughBehavior("NEVER");
    }

    private static CfnMethod.IntegrationResponseProperty whenFine(int status, Map<String, String> templates) {
        return response(status, templates).build();
    }

    private static CfnMethod.IntegrationResponseProperty whenRefused(int status, Map<String, String> templates) {
        return response(status, templates).selectionPattern("400").build();
    }

    private static CfnMethod.IntegrationResponseProperty whenBroken() {
        return response(503, json("unavailable.vtl")).selectionPattern("(?!400)[45]\\d{2}").build();
    }

    private static CfnMethod.IntegrationResponseProperty.Builder response(int status, Map<String, String> templates) {
        return CfnMethod.IntegrationResponseProperty.builder()
                .statusCode(String.valueOf(status))
                .responseTemplates(templates);
    }

    private static Map<String, String> json(String template) {
        return Map.of("application/json", ResourceText.read("orders-api/" + template));
    }

    /** The three parts of an order's item are read alike. */
    private static Map<String, String> json(String template, String part) {
        return Map.of("application/json", ResourceText.read("orders-api/" + template).replace("PART", part));
    }
}
