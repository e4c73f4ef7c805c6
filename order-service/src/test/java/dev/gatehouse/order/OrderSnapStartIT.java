package dev.gatehouse.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.testkit.Samples;
import dev.gatehouse.testkit.lambda.Answer;
import dev.gatehouse.testkit.lambda.LambdaProcess;
import dev.gatehouse.testkit.lambda.LambdaZip;
import dev.gatehouse.testkit.lambda.SqsEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The packaged zip with SnapStart, under AWS's own runtime client; its AWS shows what it is called with. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux only")
class OrderSnapStartIT {
    private static final Answer NOTHING_FAILED = new Answer.Response("{\"batchItemFailures\":[]}");
    private static final Answer FAILED = new Answer.Response("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private HttpServer aws;

    private record Call(String operation, String body, int connection, String authorization) {}

    @BeforeEach
    void start() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        aws.createContext("/", this::dynamoDb);
        aws.createContext("/credentials", this::credentials);
        aws.start();
    }

    @AfterEach
    void stop() {
        aws.stop(0);
    }

    @Test
    void isPrimedByOneReadBeforeTheSnapshot() {
        try (var placeOrder = lambda(address())) {
            placeOrder.awaitCheckpoint();

            assertThat(calls).singleElement().satisfies(read -> assertThat(read.operation()).isEqualTo("Query"))
                    .satisfies(read -> assertThat(read.body()).contains("\"order-log\"", "\"snapshot\""));
        }
    }

    @Test
    void usesNothingOfTheSnapshotOnceItIsRestored() {
        try (var placeOrder = lambda(address())) {
            placeOrder.awaitCheckpoint();
            placeOrder.restore();

            assertThat(placeOrder.invoke(order())).isEqualTo(NOTHING_FAILED);
        }

        assertThat(calls).extracting(Call::operation).containsExactly("Query", "Query", "PutItem");
        assertThat(calls.get(0).authorization()).contains("Credential=BEFORE/");
        assertThat(calls.get(1).authorization()).contains("Credential=AFTER/");
        assertThat(calls.get(1).connection()).isNotEqualTo(calls.get(0).connection());
        assertThat(calls.get(2).connection()).isEqualTo(calls.get(1).connection());
    }

    @Test
    void startsWithoutANetwork() {
        try (var placeOrder = lambda("127.0.0.1:1")) {
            placeOrder.awaitCheckpoint();
            placeOrder.restore();

            assertThat(placeOrder.invoke(order())).isEqualTo(FAILED);
        }
    }

    private static String order() {
        return SqsEvents.batch(List.of(Samples.json("PlaceOrder", UUID.randomUUID().toString())));
    }

    private String address() {
        return "127.0.0.1:" + aws.getAddress().getPort();
    }

    private LambdaProcess lambda(String dynamoDb) {
        return LambdaProcess.start(LambdaZip.ofModule(), Map.of(
                "MAIN_CLASS", OrderLambda.class.getName(),
                "GATEHOUSE_FUNCTION", "placeOrder",
                "SPRING_CLOUD_FUNCTION_DEFINITION", "dispatcher",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + address() + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", "token",
                "AWS_ENDPOINT_URL_DYNAMODB", "http://" + dynamoDb));
    }

    private void dynamoDb(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var headers = exchange.getRequestHeaders();
        var operation = headers.getFirst("X-Amz-Target").replaceAll(".*\\.", "");
        calls.add(new Call(operation, body, exchange.getRemoteAddress().getPort(), headers.getFirst("Authorization")));
        send(exchange, operation.equals("Query") ? "{\"Items\": [], \"Count\": 0}" : "{}");
    }

    private void credentials(HttpExchange exchange) throws IOException {
        send(exchange,
                """
                        {"AccessKeyId": "%s", "SecretAccessKey": "secret", "Token": "token", "Expiration": "2099-01-01T00:00:00Z"}"""
                        .formatted(calls.isEmpty() ? "BEFORE" : "AFTER"));
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
