package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.apigateway.CfnMethod;

/** How an API talks to SQS and DynamoDB. The templates are files of their own. */
final class Integrations {
    private static final String URI = "arn:${AWS::Partition}:apigateway:${AWS::Region}:";

    private final String api;
    private final ServiceRole commands;
    private final ServiceRole questions;

    /** @param api its name */
    Integrations(ContextStack stack, String api) {
        this.api = api;
        commands = role(stack, "commands");
        questions = role(stack, "questions");
    }

    private ServiceRole role(ContextStack stack, String purpose) {
        return new ServiceRole(stack, Names.capitalised(api) + "Api" + Names.capitalised(purpose) + "Role",
                stack.context().named("api-" + purpose + "-role"), "apigateway.amazonaws.com");
    }

    /** What the API may ask for. */
    Integrations asking(String resourceArn, String action) {
        questions.may(resourceArn, action);
        return this;
    }

    /** Stores a message, as the templates render it, in the inbox of a function. */
    CfnMethod.IntegrationProperty toInbox(Queue inbox, String request, String accepted, String refused) {
        inbox.takesFromRole(api + "-api-commands", commands);
        return integration(URI + "sqs:path/${AWS::AccountId}/" + inbox.name(), commands)
                .requestParameters(Map.of(
                        "integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"))
                .requestTemplates(json(request))
                .integrationResponses(List.of(
                        whenFine(202, accepted),
                        whenRefused(400, refused),
                        whenBroken()))
                .build();
    }

    /** Asks DynamoDB. */
    CfnMethod.IntegrationProperty fromTable(
            String action, String request, String found, int refusal, String refused) {
        return integration(URI + "dynamodb:action/" + action, questions)
                .requestTemplates(json(request))
                .integrationResponses(List.of(
                        whenFine(200, found),
                        whenRefused(refusal, refused),
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

    private static CfnMethod.IntegrationResponseProperty whenFine(int status, String template) {
        return response(status, template).build();
    }

    private static CfnMethod.IntegrationResponseProperty whenRefused(int status, String template) {
        return response(status, template).selectionPattern("400").build();
    }

    private static CfnMethod.IntegrationResponseProperty whenBroken() {
        return response(503, ResourceText.read("api/unavailable.vtl")).selectionPattern("(?!400)[45]\\d{2}").build();
    }

    private static CfnMethod.IntegrationResponseProperty.Builder response(int status, String template) {
        return CfnMethod.IntegrationResponseProperty.builder()
                .statusCode(String.valueOf(status))
                .responseTemplates(json(template));
    }

    private static Map<String, String> json(String template) {
        return Map.of("application/json", template);
    }
}
