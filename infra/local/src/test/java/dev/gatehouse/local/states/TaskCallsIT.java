package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@TestInstance(Lifecycle.PER_CLASS)
class TaskCallsIT {
    private static final String SCHEDULE = """
            {"Name":"%s","GroupName":"till-deadlines","ScheduleExpression":"at(%s)","FlexibleTimeWindow":{"Mode":"OFF"},
             "ActionAfterCompletion":"DELETE","Target":{"Arn":"arn:aws:sqs:eu-central-1:000000000000:till-inbox",
             "RoleArn":"arn:aws:iam::000000000000:role/any","Input":{"due":"%s"}}}""";

    private final Till till = new Till(null);

    @AfterAll
    void close() {
        till.close();
    }

    @Test
    void writesAndReadsItems() {
        assertThat(call("put",
                """
                        {"TableName":"till-settlements","Item":{"payment":{"S":"a"},"open":{"Bool":true},"list":{"L":[{"BOOL":false}]}}}
                        """)
                .output()).isEqualTo("{}");
        assertThat(call("update", """
                {"TableName":"till-settlements","Key":{"payment":{"S":"a"}},"UpdateExpression":"SET n = :n",
                 "ExpressionAttributeValues":{":n":{"N":"1"}},"ReturnValues":"UPDATED_NEW"}""").output())
                .isEqualTo("{\"Attributes\":{\"n\":{\"N\":\"1\"}}}");
        assertThat(call("get", """
                {"TableName":"till-settlements","Key":{"payment":{"S":"a"}},"ConsistentRead":true}""").output())
                .contains("\"open\":{\"Bool\":true}", "\"list\":{\"L\":[{\"Bool\":false}]}", "\"n\":{\"N\":\"1\"}");
        assertThat(call("get", """
                {"TableName":"till-settlements","Key":{"payment":{"S":"missing"}}}""").output()).isEqualTo("{}");
    }

    @Test
    void sendsMessages() {
        var sent = call("send",
                """
                        {"QueueUrl":"%s","MessageBody":"text","MessageAttributes":{"kind":{"DataType":"String","StringValue":"k"}}}"""
                        .formatted(till.clients.queueUrl("till-expired")));
        var published = call("publish", """
                {"TopicArn":"arn:aws:sns:eu-central-1:000000000000:till-notices","Message":{"a":1}}""");

        assertThat(sent.output()).isEqualTo("{\"sent\":true}");
        assertThat(published.output()).isEqualTo("{\"sent\":true}");
        assertThat(till.clients.receive("till-expired", 1)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("text");
            assertThat(Till.value(message.messageAttributes(), "kind").stringValue()).isEqualTo("k");
        });
        assertThat(till.clients.bodies("till-reminded", 1)).containsExactly("{\"a\":1}");
    }

    @Test
    void createsAndDeletesSchedules() {
        var distant = SCHEDULE.formatted("later", "2099-01-01T00:00:00", "later");

        assertThat(call("schedule", distant).output()).isEqualTo(
                "{\"ScheduleArn\":\"arn:aws:scheduler:eu-central-1:000000000000:schedule/till-deadlines/later\"}");
        assertThat(call("schedule", distant).error()).isEqualTo("Scheduler.ConflictException");
        assertThat(call("unschedule", "{\"Name\":\"later\",\"GroupName\":\"till-deadlines\"}").output())
                .isEqualTo("{}");
        assertThat(call("unschedule", "{\"Name\":\"later\",\"GroupName\":\"till-deadlines\"}").error())
                .isEqualTo("Scheduler.ResourceNotFoundException");
        assertThat(call("schedule", SCHEDULE.formatted("past", "2020-01-01T00:00:00", "now")).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(till.clients.bodies("till-inbox", 1)).containsExactly("{\"due\":\"now\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            put        | {"TableName":"none","Item":{"payment":{"S":"a"}}}                        | DynamoDb.ResourceNotFoundException
            put        | {"TableName":"till-settlements","Item":{"other":{"S":"a"}}}              | DynamoDb.DynamoDbException
            update     | {"TableName":"till-settlements","Key":{"payment":{"S":"b"}},"UpdateExpression":"SET a = :a","ExpressionAttributeValues":{":a":{"S":"a"}},"ConditionExpression":"attribute_exists(payment)"} | DynamoDb.ConditionalCheckFailedException
            get        | {"TableName":"till-settlements","Keys":{}}                               | States.Runtime
            get        | []                                                                       | States.Runtime
            publish    | {"TopicArn":"arn:aws:sns:eu-central-1:000000000000:no","Message":"m"}    | SNS.NotFoundException
            send       | {"QueueUrl":"http://localhost/000000000000/none","MessageBody":"m"}      | SQS.QueueDoesNotExistException
            succeed    | {"TaskToken":"nonsense","Output":"{}"}                                   | Sfn.InvalidTokenException
            succeed    | {"TaskToken":"YXJuOmF3czpzdGF0ZXM6eDojMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw","Output":"{}"} | Sfn.TaskDoesNotExistException
            schedule   | {"Name":"x","ScheduleExpression":"rate(1 day)"}                          | Scheduler.ValidationException
            nothing    | {}                                                                       | States.NoChoiceMatched
            """)
    void namesErrorsAsStepFunctionsDoes(String call, String arguments, String error) {
        var execution = call(call, arguments);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo(error);
    }

    private DescribeExecutionResponse call(String call, String arguments) {
        return till.ended(till.start("calls", UUID.randomUUID().toString(),
                "{\"call\":\"%s\",\"arguments\":%s}".formatted(call, arguments)));
    }
}
