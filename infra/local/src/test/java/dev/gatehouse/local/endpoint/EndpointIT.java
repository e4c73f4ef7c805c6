package dev.gatehouse.local.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedCloud.class)
class EndpointIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    EndpointIT(LocalCloud cloud) {
        endpoint = cloud.endpoint();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void knowsWhoCalls() throws IOException, InterruptedException {
        var reply = send(request("/", "sts").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15")));

        assertThat(reply.body()).contains("<GetCallerIdentityResult>", "<Account>000000000000</Account>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AWSEvents.ListConnections        | {} | "__type":"UnknownOperationException"
            AmazonSSM.DeleteParameter        | {} | "__type":"UnknownOperationException"
            AWSStepFunctions.RedriveExecution  | {} | "__type":"UnknownOperationException"
            AmazonSQS.Nonsense               | {} | InvalidAction
            DynamoDB_20120810.Nonsense       | {} | UnknownOperationException
            Kinesis_20131202.ListStreams     | {} | The local cloud does not implement ListStreams of Kinesis_20131202.
            """)
    void refusesWhatIsNotImplementedAsAwsDoes(String target, String body, String expected)
            throws IOException, InterruptedException {
        var reply = post(target, body);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains(expected);
    }

    @Test
    void keepsTheConnectionsOfManyClients() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var client = 0; client < 300; client++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort());
                socket.setSoTimeout(10_000);
                sockets.add(socket);
                assertThat(health(socket)).startsWith("HTTP/1.1 200");
            }
            for (var socket : sockets) {
                assertThat(health(socket)).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** The answer on a connection that stays open. */
    private static String health(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /_gatehouse/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        var answer = new StringBuilder();
        int read;
        while (!answer.toString().endsWith("}") && (read = socket.getInputStream().read()) >= 0) {
            answer.append((char) read);
        }
        return answer.toString();
    }

    @Test
    void refusesInEachProtocol() throws IOException, InterruptedException {
        var query = send(request("/", "sns").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Action=CreatePlatformApplication")));
        var restJson = send(request("/2015-03-31/functions/any/aliases", "lambda"));
        var restXml = send(request("/any?acl", "s3"));
        var cbor = send(request("/service/Cloud/operation/ListMetrics", "monitoring")
                .header("smithy-protocol", "rpc-v2-cbor").POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(List.of(query, restJson, cbor)).allSatisfy(
                reply -> assertThat(reply.statusCode()).isEqualTo(400));
        assertThat(query.body()).contains("<ErrorResponse><Error><Type>Sender</Type>");
        assertThat(restJson.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(restXml.statusCode()).isEqualTo(501);
        assertThat(restXml.body()).contains("<Error><Code>NotImplemented</Code>");
        assertThat(cbor.headers().firstValue("Content-Type")).contains("application/cbor");
    }

    static Stream<Arguments> oddRequests() {
        var odd = List.of("", "null", "[]", "{", "{}", "\"x\"", "{\"a\":".repeat(2000),
                fill("null"), fill("1"), fill("true"), fill("[]"), fill("{}"), fill("\"x\""), fill("[1]"),
                fill("[{}]"), fill("[\"x\"]"), fill("{\"a\":{}}"), fill("\"\\u0000\\ud800\""));
        var operations = List.of("AWSEvents.PutEvents", "AWSEvents.PutRule", "AWSEvents.PutTargets",
                "AWSEvents.RemoveTargets", "AWSEvents.DescribeRule", "AWSEvents.ListRules",
                "AWSEvents.TestEventPattern", "AWSEvents.CreateEventBus", "AWSEvents.ListTargetsByRule",
                "AmazonSSM.GetParameter", "AmazonSSM.GetParameters", "AmazonSSM.PutParameter",
                "AWSStepFunctions.StartSyncExecution", "AWSStepFunctions.DescribeStateMachine",
                "AWSStepFunctions.StartExecution", "AWSStepFunctions.StopExecution",
                "AWSStepFunctions.DescribeExecution", "AWSStepFunctions.ListExecutions",
                "AWSStepFunctions.GetExecutionHistory", "AWSStepFunctions.SendTaskSuccess",
                "AWSStepFunctions.SendTaskFailure",
                "AmazonSQS.SendMessage", "AmazonSQS.SendMessageBatch", "AmazonSQS.CreateQueue",
                "AmazonSQS.ReceiveMessage", "AmazonSQS.SetQueueAttributes", "AmazonSQS.GetQueueAttributes",
                "AmazonSQS.DeleteMessage", "DynamoDB_20120810.PutItem", "DynamoDB_20120810.Query",
                "DynamoDB_20120810.CreateTable", "DynamoDBStreams_20120810.GetRecords", "Nobody.Nothing", ".", "x");
        return operations.stream().flatMap(operation -> odd.stream().map(body -> arguments(operation, body)));
    }

    /** Every parameter that there is, with the same value. */
    private static String fill(String value) {
        var names = List.of("Name", "Names", "Value", "Type", "Overwrite", "Entries", "EventBusName", "EventPattern",
                "Event", "Rule", "Targets", "Ids", "State", "ScheduleExpression", "stateMachineArn", "input", "name",
                "executionArn", "taskToken", "output",
                "QueueUrl", "QueueName", "MessageBody", "MessageAttributes", "Attributes", "AttributeNames",
                "MaxNumberOfMessages", "TableName", "Item", "Key", "KeySchema", "ShardIterator", "Limit");
        return names.stream().map(name -> "\"%s\":%s".formatted(name, value)).toList().toString()
                .replaceFirst("\\[", "{").replaceFirst("]$", "}");
    }

    @ParameterizedTest
    @MethodSource("oddRequests")
    void neverHangsOrFailsWhateverItIsSent(String target, String body) throws IOException, InterruptedException {
        assertThat(post(target, body).statusCode()).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"Target\":1}", "{\"Target\":{\"Arn\":[]}}",
            "{\"FlexibleTimeWindow\":[]}", "{\"ScheduleExpression\":{}}", "{\"Name\":7}"})
    void neverHangsOrFailsWhateverSchedulerIsSent(String body) throws IOException, InterruptedException {
        for (var path : List.of("/schedules/%00", "/schedules/x?groupName=%zz", "/schedule-groups/%20",
                "/schedules?MaxResults=x", "/schedules/a/b", "/schedules")) {
            for (var method : List.of("POST", "GET", "PUT", "DELETE", "PATCH")) {
                var reply = send(request(path.replace("%zz", "%7f"), "scheduler").method(method,
                        HttpRequest.BodyPublishers.ofString(body)));

                assertThat(reply.statusCode()).isBetween(200, 499);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Publish", "PublishBatch", "CreateTopic", "Subscribe", "GetTopicAttributes", "SetTopicAttributes",
            "GetSubscriptionAttributes", "Unsubscribe", "ListSubscriptionsByTopic", "SetSubscriptionAttributes", "''"})
    void neverHangsOrFailsWhateverSnsIsSent(String action) throws IOException, InterruptedException {
        for (var form : List.of("", "TopicArn=x", "TopicArn.x=1&Name.y=1", "TopicArn=arn:aws:sns:a:b:shop-events",
                "TopicArn=arn:aws:sns:eu-central-1:000000000000:shop-events&Protocol=sqs&Endpoint=x",
                "TopicArn=arn:aws:sns:eu-central-1:000000000000:shop-events&Message=m&MessageStructure=json"
                        + "&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value=v",
                "PublishBatchRequestEntries.member.1=a&Name=%00&Attributes.entry.1.key=k", "%", "%zz=1", "a=%zz")) {
            var reply = send(request("/", "sns").header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("Action=" + action + "&" + form)));

            assertThat(reply.statusCode()).isBetween(200, 499);
        }
    }

    @Test
    void answersPlainRequests() throws IOException, InterruptedException {
        for (var path : List.of("/", "/favicon.ico", "/v1/pipes/nobody", "/000000000000/nobody", "/?Action=", "/%20",
                "/_gatehouse/nobody")) {
            assertThat(send(HttpRequest.newBuilder(endpoint.resolve(path))).statusCode()).isBetween(400, 499);
        }
        assertThat(send(HttpRequest.newBuilder(endpoint.resolve("/_gatehouse/health"))).body())
                .isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void notesCallsForLaterQuestions() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(endpoint.resolve("/_gatehouse/calls")).DELETE());
        try (var sqs = new TestClients(endpoint).sqs(); var dynamoDb = new TestClients(endpoint).dynamoDb()) {
            sqs.receiveMessage(request -> request.queueUrl(endpoint + "/000000000000/shop-news"));
            dynamoDb.describeTable(request -> request.tableName("shop-log"));
        }
        post("AWSEvents.DescribeEventBus",
                "{\"Name\":\"arn:aws:events:eu-central-1:000000000000:event-bus/shop-gate\"}");

        var calls = ExactJson.parse(send(HttpRequest.newBuilder(endpoint.resolve("/_gatehouse/calls"))).body())
                .path("calls");

        assertThat(calls.valueStream().map(call -> "%s %s %s %s".formatted(call.path("service").asString(),
                call.path("operation").asString(), call.path("resources"), call.path("status"))))
                .containsExactly("sqs ReceiveMessage [\"shop-news\"] 200", "dynamodb DescribeTable [\"shop-log\"] 200",
                        "events DescribeEventBus [\"shop-gate\"] 200");
        assertThat(calls.get(0).path("userAgent").asString()).startsWith("aws-sdk-java/2");
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String service) {
        return HttpRequest.newBuilder(endpoint.resolve(path)).header("Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261121/eu-central-1/%s/aws4_request, SignedHeaders=host"
                        .formatted(service));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
