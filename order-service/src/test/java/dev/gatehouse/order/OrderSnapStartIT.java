package dev.gatehouse.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.testkit.cloud.InProcessCloudTest;
import dev.gatehouse.testkit.Samples;
import dev.gatehouse.testkit.lambda.Answer;
import dev.gatehouse.testkit.lambda.LambdaFunctions;
import dev.gatehouse.testkit.lambda.SqsEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The packaged zip with SnapStart, as the template wants it; its DynamoDB shows what it is called with. */
@InProcessCloudTest
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux only")
class OrderSnapStartIT {
    private static final String FUNCTION = "order-placeOrder";
    private static final Answer NOTHING_FAILED = new Answer.Response("{\"batchItemFailures\":[]}");
    private static final Answer FAILED = new Answer.Response("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
    private static LambdaFunctions functions;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private HttpServer aws;
    private Map<String, String> variables;

    private record Call(String operation, String body, int connection, String authorization) {}

    @BeforeAll
    static void connect(URI cloud) {
        functions = new LambdaFunctions(cloud);
    }

    @BeforeEach
    void start() throws IOException {
        variables = functions.variables(FUNCTION);
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        aws.createContext("/", this::dynamoDb);
        aws.createContext("/credentials", this::credentials);
        aws.start();
    }

    @AfterEach
    void stop() {
        functions.reset(FUNCTION, variables);
        aws.stop(0);
    }

    @Test
    void isPrimedByOneReadAndUsesNothingOfTheSnapshotOnceItIsRestored() {
        connectTo(address());

        assertThat(functions.invoke(FUNCTION, order())).isEqualTo(NOTHING_FAILED);

        assertThat(calls).extracting(Call::operation).containsExactly("Query", "Query", "PutItem");
        assertThat(calls.get(0).body()).contains("\"order-log\"", "\"snapshot\"");
        assertThat(calls.get(0).authorization()).contains("Credential=BEFORE/");
        assertThat(calls.get(1).authorization()).contains("Credential=AFTER/");
        assertThat(calls.get(1).connection()).isNotEqualTo(calls.get(0).connection());
        assertThat(calls.get(2).connection()).isEqualTo(calls.get(1).connection());
    }

    @Test
    void startsWithoutANetwork() {
        connectTo("127.0.0.1:1");

        assertThat(functions.invoke(FUNCTION, order())).isEqualTo(FAILED);
    }

    private static String order() {
        return SqsEvents.batch(List.of(Samples.json("PlaceOrder", UUID.randomUUID().toString())));
    }

    private String address() {
        return "127.0.0.1:" + aws.getAddress().getPort();
    }

    private void connectTo(String dynamoDb) {
        functions.set(FUNCTION, Map.of(
                "GATEHOUSE_AWS_ENDPOINT", "",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + address() + "/credentials",
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
