package dev.gatehouse.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.SharedCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed template of the order context over the local cloud's own queues and tables. */
class OrdersTemplateIT {
    private static final String ORDER = """
            {"customer": {"id": "C-1", "name": "Ada", "email": "ada@example.com", "address": {"street": "Street 1",
              "postalCode": "1", "city": "City", "country": "DE"}}, "currency": "EUR",
             "lines": [{"sku": "TEA", "description": "%s", "quantity": 1, "unitPrice": 749, "taxRate": "0.07"}],
             "payment": {"method": "CARD", "token": "tok_ok"}}""";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LocalCloud cloud;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        var templates = Path.of(System.getProperty("gatehouse.root")).resolve("infra/aws/templates");
        cloud = LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, null, templates, SharedCloud.RUNTIME));
        sqs = SqsClient.builder().endpointOverride(cloud.endpoint()).region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @AfterAll
    static void stop() {
        sqs.close();
        cloud.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tea", "it's $input.body #set($x=1) & 100 % ü €😀 +", "</Message>"})
    void storesAnOrderInItsInbox(String description) throws Exception {
        var key = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        var order = ORDER.formatted(description);

        var reply = post(key, order);

        assertThat(reply.statusCode()).isEqualTo(202);
        var id = key.toLowerCase(Locale.ROOT);
        assertThat(json(reply.body())).isEqualTo(json("{\"orderId\": \"" + id + "\", \"status\": \"ACCEPTED\"}"));
        assertThat(reply.headers().firstValue("Location")).hasValue("/v1/orders/" + id);
        var stored = json(receive());
        assertThat(stored.at("/metadata/eventId").asString()).isEqualTo(id);
        assertThat(stored.at("/data/lines")).isEqualTo(json(order).get("lines"));
        assertThat(stored.at("/data/customer")).isEqualTo(json(order).get("customer"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            42                      | Idempotency-Key
            $util.x #set($a=1)      | Idempotency-Key
            """)
    void refusesAKeyThatIsNoUuid(String key, String field) throws Exception {
        var reply = post(key, ORDER.formatted("tea"));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply.body()).get("field").asString()).isEqualTo(field);
        assertThat(json(reply.body()).propertyNames()).containsExactlyInAnyOrder("error", "field", "message");
    }

    @Test
    void refusesAnOrderThatNoMessageCanHold() throws Exception {
        var line = ORDER.substring(ORDER.indexOf("{\"sku\""), ORDER.indexOf("}]") + 1);
        var lines = (line + ", ").repeat(999);

        var reply = post(UUID.randomUUID().toString(), ORDER.replace("\"lines\": [", "\"lines\": [" + lines)
                .replace("%s", "d".repeat(200)));

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(json(reply.body()).get("error").asString()).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"/v1/orders/unknown, 404", "/v1/orders/unknown/timeline, 404", "/v1/orders/unknown/invoices, 404",
            "/v1/orders/%22%7D%2C%7B, 404", "/v1/orders?customerId=C-1, 200",
            "/v1/orders?customerId=C-1&limit=100, 200",
            "/v1/orders, 400", "/v1/orders?customerId=C-1&limit=0, 400", "/v1/orders?customerId=C-1&limit=many, 400",
            "/v1/orders?customerId=C-1&cursor=%22, 200", "/v1/nothing, 404"})
    void answersQuestionsWithoutAFunction(String path, int status) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cloud.api() + path)).build();

        var reply = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(json(reply.body()).propertyNames()).isEqualTo(status == 200
                ? Set.of("orders")
                : Set.of("error", "field", "message"));
    }

    private static HttpResponse<String> post(String key, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cloud.api() + "/v1/orders")).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String receive() {
        var url = sqs.getQueueUrl(get -> get.queueName("order-placeOrder-inbox")).queueUrl();
        var message = sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(5)).messages().getFirst();
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        return message.body();
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
