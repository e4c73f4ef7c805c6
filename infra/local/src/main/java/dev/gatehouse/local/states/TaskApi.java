package dev.gatehouse.local.states;

import java.util.Set;

/**
 * A service, and how its errors are named: those that it documents by their exceptions, others all alike.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes no other.
enum TaskApi {
    SNS("sns", "SNS", "Sns", Set.of("AuthorizationError", "InternalError", "InvalidParameter",
            "InvalidParameterValue", "NotFound")), SQS("sqs", "SQS", "Sqs",
                    Set.of("InvalidMessageContents", "QueueDoesNotExist", "UnsupportedOperation")), DYNAMODB("dynamodb",
                            "DynamoDb", "DynamoDb", Set.of("ConditionalCheckFailedException",
                                    "ItemCollectionSizeLimitExceededException",
                                    "ProvisionedThroughputExceededException",
                                    "ResourceNotFoundException", "TransactionConflictException")), STEP_FUNCTIONS(
                                            "states", "Sfn", "Sfn",
                                            Set.of("InvalidOutput", "InvalidToken", "TaskDoesNotExist",
                                                    "TaskTimedOut")), LAMBDA(
                                                            "lambda", "Lambda", "Lambda",
                                                            Set.of("InvalidParameterValueException",
                                                                    "ResourceConflictException",
                                                                    "ResourceInUseException",
                                                                    "ResourceNotFoundException", "ServiceException",
                                                                    "TooManyRequestsException")), SCHEDULER(
                                                                            "scheduler", "Scheduler", "Scheduler",
                                                                            Set.of("ConflictException",
                                                                                    "ResourceNotFoundException",
                                                                                    "ServiceQuotaExceededException",
                                                                                    "ThrottlingException",
                                                                                    "ValidationException"));

    private final String endpoint;
    private final String prefix;
    private final String client;
    private final Set<String> documented;

    TaskApi(String endpoint, String prefix, String client, Set<String> documented) {
        this.endpoint = endpoint;
        this.prefix = prefix;
        this.client = client;
        this.documented = documented;
    }

    /** As the endpoint here names the service. */
    String endpoint() {
        return endpoint;
    }

    String client() {
        return client;
    }

    /** {@code DynamoDb.ConditionalCheckFailedException} for example. */
    String error(String code) {
        var name = documented.contains(code) ? code : client;
        return prefix + "." + (name.endsWith("Exception") ? name : name + "Exception");
    }
}
