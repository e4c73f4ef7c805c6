package dev.gatehouse.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

/** An order of as many lines as the API takes: its events stay small, and nobody misses anything. */
@Isolated
class LargeOrderIT {
    private static final int LIMIT = 64 * 1024;
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void isPaidAndInvoicedWhileItsLinesTravelByReference() {
        var name = "large-" + UUID.randomUUID();
        var queue = cloud.sqs.createQueue(create -> create.queueName(name)).queueUrl();
        watch(name);

        var orderId = shop.place(Order.paidWith("tok_ok").with("lines", lines()));
        var invoice = shop.awaitDocument(orderId);

        var placed = published(queue, orderId);
        assertThat(placed.toString().getBytes(UTF_8).length).isLessThan(LIMIT);
        assertThat(placed.at("/data/customerId").asString()).isEqualTo("C-1001");
        var lines = Shop.JSON.readTree(cloud.object("order", "claims", placed.at("/data/lines/claim/key").asString()));
        assertThat(lines.size()).isEqualTo(1000);
        for (var context : List.of("order", "payment", "invoice")) {
            assertThat(cloud.stream(context, orderId)).isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.getOrDefault("event", "").length()).isLessThan(LIMIT));
        }
        assertThat(cloud.stream("payment", orderId).toString()).doesNotContain("claim");
        assertThat(cloud.object("invoice", "documents", invoice.path("documentKey").asString()))
                .hasSizeGreaterThan(50_000);
        forget(name, queue);
    }

    private static List<Map<String, Object>> lines() {
        return IntStream.range(0, 1000).mapToObj(number -> Order.line("A-" + number, 1, 1999, "0.07")).toList();
    }

    private void watch(String name) {
        cloud.events.putRule(put -> put.name(name)
                .eventBusName("order-gate")
                .eventPattern("{\"source\":[\"gatehouse.order\"],\"detail-type\":[\"OrderPlaced\"]}"));
        var target = Target.builder().id("1").arn("arn:aws:sqs:eu-central-1:000000000000:" + name).build();
        cloud.events.putTargets(put -> put.rule(name).eventBusName("order-gate").targets(target));
    }

    /** The order's event as it was on the bus. */
    private JsonNode published(String queue, String orderId) {
        var seen = new ArrayList<JsonNode>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            cloud.sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages().stream().map(Message::body).map(Shop.JSON::readTree).map(body -> body.path("detail"))
                    .filter(detail -> detail.at("/data/orderId").asString("").equals(orderId))
                    .forEach(seen::add);
            return !seen.isEmpty();
        });
        return seen.getFirst();
    }

    private void forget(String name, String queue) {
        cloud.events.removeTargets(remove -> remove.rule(name).eventBusName("order-gate").ids("1"));
        cloud.events.deleteRule(delete -> delete.name(name).eventBusName("order-gate"));
        cloud.sqs.deleteQueue(delete -> delete.queueUrl(queue));
    }
}
