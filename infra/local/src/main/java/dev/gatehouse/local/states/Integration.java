package dev.gatehouse.local.states;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A call to a service that a task can make. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes no other.
enum Integration {
    SNS_PUBLISH("sns:publish", TaskApi.SNS, "Publish",
            Set.of("TopicArn", "TargetArn", "Message", "MessageStructure", "MessageAttributes",
                    "Subject")), SQS_SEND_MESSAGE("sqs:sendMessage", TaskApi.SQS, "SendMessage",
                            Set.of("QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageGroupId",
                                    "MessageDeduplicationId")), DYNAMODB_PUT_ITEM("aws-sdk:dynamodb:putItem",
                                            TaskApi.DYNAMODB, "PutItem",
                                            Set.of("TableName", "Item", "ConditionExpression",
                                                    "ExpressionAttributeNames",
                                                    "ExpressionAttributeValues", "ReturnValues",
                                                    "ReturnConsumedCapacity",
                                                    "ReturnItemCollectionMetrics",
                                                    "ReturnValuesOnConditionCheckFailure")), DYNAMODB_UPDATE_ITEM(
                                                            "aws-sdk:dynamodb:updateItem", TaskApi.DYNAMODB,
                                                            "UpdateItem",
                                                            Set.of("TableName", "Key", "UpdateExpression",
                                                                    "ConditionExpression", "ExpressionAttributeNames",
                                                                    "ExpressionAttributeValues", "ReturnValues",
                                                                    "ReturnConsumedCapacity",
                                                                    "ReturnItemCollectionMetrics",
                                                                    "ReturnValuesOnConditionCheckFailure")), DYNAMODB_GET_ITEM(
                                                                            "aws-sdk:dynamodb:getItem",
                                                                            TaskApi.DYNAMODB, "GetItem",
                                                                            Set.of("TableName", "Key", "ConsistentRead",
                                                                                    "ProjectionExpression",
                                                                                    "ExpressionAttributeNames",
                                                                                    "ReturnConsumedCapacity")), DYNAMODB_QUERY(
                                                                                            "aws-sdk:dynamodb:query",
                                                                                            TaskApi.DYNAMODB, "Query",
                                                                                            Set.of("TableName",
                                                                                                    "KeyConditionExpression",
                                                                                                    "ExpressionAttributeNames",
                                                                                                    "ExpressionAttributeValues",
                                                                                                    "ProjectionExpression",
                                                                                                    "ScanIndexForward",
                                                                                                    "ConsistentRead",
                                                                                                    "Limit")), LAMBDA_UPDATE_EVENT_SOURCE_MAPPING(
                                                                                                            "aws-sdk:lambda:updateEventSourceMapping",
                                                                                                            TaskApi.LAMBDA,
                                                                                                            "UpdateEventSourceMapping",
                                                                                                            Set.of("Uuid",
                                                                                                                    "Enabled")), SFN_SEND_TASK_SUCCESS(
                                                                                                                            "aws-sdk:sfn:sendTaskSuccess",
                                                                                                                            TaskApi.STEP_FUNCTIONS,
                                                                                                                            "SendTaskSuccess",
                                                                                                                            Set.of("TaskToken",
                                                                                                                                    "Output")), SCHEDULER_CREATE_SCHEDULE(
                                                                                                                                            "aws-sdk:scheduler:createSchedule",
                                                                                                                                            TaskApi.SCHEDULER,
                                                                                                                                            "CreateSchedule",
                                                                                                                                            Set.of("ActionAfterCompletion",
                                                                                                                                                    "ClientToken",
                                                                                                                                                    "Description",
                                                                                                                                                    "FlexibleTimeWindow",
                                                                                                                                                    "GroupName",
                                                                                                                                                    "Name",
                                                                                                                                                    "ScheduleExpression",
                                                                                                                                                    "ScheduleExpressionTimezone",
                                                                                                                                                    "State",
                                                                                                                                                    "Target")), SCHEDULER_DELETE_SCHEDULE(
                                                                                                                                                            "aws-sdk:scheduler:deleteSchedule",
                                                                                                                                                            TaskApi.SCHEDULER,
                                                                                                                                                            "DeleteSchedule",
                                                                                                                                                            Set.of("ClientToken",
                                                                                                                                                                    "GroupName",
                                                                                                                                                                    "Name"));

    static final String AWAITING_TOKEN = ".waitForTaskToken";
    private static final String ARN_PREFIX = "arn:aws:states:::";

    private final String id;
    private final TaskApi api;
    private final String operation;
    private final Set<String> parameters;

    Integration(String id, TaskApi api, String operation, Set<String> parameters) {
        this.id = id;
        this.api = api;
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Nothing if the local cloud does not support it. */
    static Optional<Integration> of(String resourceArn) {
        var id = resourceArn.endsWith(AWAITING_TOKEN)
                ? resourceArn.substring(0, resourceArn.length() - AWAITING_TOKEN.length())
                : resourceArn;
        return Arrays.stream(values()).filter(integration -> id.equals(ARN_PREFIX + integration.id)).findFirst();
    }

    TaskApi api() {
        return api;
    }

    String operation() {
        return operation;
    }

    Set<String> parameters() {
        return parameters;
    }

    /** {@code aws-sdk:dynamodb} for example. */
    String resourceType() {
        return id.substring(0, id.lastIndexOf(':'));
    }

    String action() {
        return operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    }
}
