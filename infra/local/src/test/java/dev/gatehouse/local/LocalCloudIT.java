package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.lambda.DeclaredFunction.Intake;
import dev.gatehouse.local.template.TemplateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

@ExtendWith(SharedCloud.class)
class LocalCloudIT {
    @Test
    void listsTheFunctionsOfTheTemplates(LocalCloud cloud) {
        assertThat(cloud.functions().declared()).singleElement().satisfies(function -> {
            assertThat(function.name()).isEqualTo("shop-takeOrder");
            assertThat(function.environment()).isEqualTo(
                    Map.of("QUEUE", cloud.endpoint() + "/000000000000/shop-takeOrder-inbox"));
            assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(function.intake()).isEqualTo(new Intake(
                    UUID.nameUUIDFromBytes("shop/Intake".getBytes(StandardCharsets.UTF_8)),
                    "arn:aws:lambda:eu-central-1:000000000000:function:shop-takeOrder:live", "shop-takeOrder-inbox", 5,
                    Duration.ofSeconds(1), 20, true, true));
        });
    }

    @Test
    void saysWhichPortIsTaken(@TempDir Path templates) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> LocalCloud.start(options(0, port, null, templates)))
                    .withMessageContaining("127.0.0.1:" + port);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> LocalCloud.start(options(port, 0, null, templates)))
                    .withMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void saysWhichTypeItDoesNotSupport(@TempDir Path templates) throws IOException {
        Files.writeString(templates.resolve("shop.template.json"), """
                {"Resources": {"Lake": {"Type": "AWS::Glue::Database", "Properties": {}}}}
                """);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> LocalCloud.start(SharedCloud.options(templates)))
                .withMessage("shop: Lake (AWS::Glue::Database): this type is not supported by the local cloud");
    }

    @Test
    void saysWhichPropertyItDoesNotSupport(@TempDir Path templates) throws IOException {
        Files.writeString(templates.resolve("shop.template.json"),
                """
                        {"Resources": {"Rule": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 day)"}}}}
                        """);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> LocalCloud.start(SharedCloud.options(templates)))
                .withMessage("shop: Rule (AWS::Events::Rule): property ScheduleExpression"
                        + " is not supported by the local cloud");
    }

    @Test
    void leavesThePaymentProviderToWhoeverNamesAnother() throws Exception {
        var templates = Path.of(System.getProperty("gatehouse.root")).resolve("infra/aws/templates");
        var options = new LocalCloudOptions("127.0.0.1", 0, 0, null, templates,
                Map.of("ProviderBaseUrl", "http://provider:8081"), SharedCloud.RUNTIME);

        try (var cloud = LocalCloud.start(options); var http = HttpClient.newHttpClient()) {
            assertThat(cloud.paymentProvider()).hasToString("http://provider:8081");
            assertThat(cloud.functions().declared())
                    .filteredOn(function -> function.name().equals("payment-authorizePayment"))
                    .singleElement().satisfies(function -> assertThat(function.environment())
                            .containsEntry("GATEHOUSE_PAYMENT_PROVIDER_BASEURL", "http://provider:8081"));
            var health = cloud.endpoint().resolve("/_sandbox/payment-provider/_control/health");
            assertThat(http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode())
                    .isNotEqualTo(200);
        }
    }

    @Test
    void keepsWhatWasAcceptedAcrossARestart(@TempDir Path data) {
        var options = options(0, 0, data, SharedCloud.templates());
        try (var cloud = LocalCloud.start(options)) {
            var clients = new TestClients(cloud.endpoint());
            try (var sqs = clients.sqs(); var dynamoDb = clients.dynamoDb(); var ssm = clients.ssm()) {
                sqs.sendMessage(request -> request.queueUrl(clients.queueUrl("shop-news")).messageBody("kept"));
                dynamoDb.putItem(request -> request.tableName("shop-log").item(row(1)));
                assertThat(clients.receive("shop-published", 1)).hasSize(1);
                ssm.putParameter(request -> request.name("/kept").type("String").value("kept"));
                // Not waited for: whether the pipe or the restart is faster, it must arrive.
                dynamoDb.putItem(request -> request.tableName("shop-log").item(row(2)));
            }
        }

        try (var cloud = LocalCloud.start(options)) {
            var clients = new TestClients(cloud.endpoint());
            try (var dynamoDb = clients.dynamoDb(); var ssm = clients.ssm(); var events = clients.events()) {
                assertThat(clients.bodies("shop-news", 1)).containsExactly("kept");
                assertThat(dynamoDb.scan(request -> request.tableName("shop-log")).items()).hasSize(2);
                assertThat(ssm.getParameter(request -> request.name("/kept")).parameter().value()).isEqualTo("kept");
                // At least once: what the restart interrupted may come again.
                assertThat(clients.bodies("shop-published", 1)).isNotEmpty()
                        .allSatisfy(published -> assertThat(published).contains("\"sequence\":2"));
                events.putEvents(request -> request.entries(PutEventsRequestEntry.builder()
                        .eventBusName("shop-gate").source("desk").detailType("OrderTaken")
                        .detail("{\"id\":\"1\",\"lines\":[]}").build()));
                assertThat(clients.receive("shop-takeOrder-inbox", 1)).hasSize(1);
            }
        }
    }

    private static LocalCloudOptions options(int apiPort, int endpointPort, @Nullable Path data, Path templates) {
        return new LocalCloudOptions("127.0.0.1", apiPort, endpointPort, data, templates, SharedCloud.RUNTIME);
    }

    private static Map<String, AttributeValue> row(int version) {
        return new HashMap<>(Map.of("stream", AttributeValue.fromS("order/1"), "version",
                AttributeValue.fromN(Integer.toString(version)), "type", AttributeValue.fromS("OrderPlaced"),
                "visibility", AttributeValue.fromS("domain"), "event", AttributeValue.fromS("{}")));
    }
}
