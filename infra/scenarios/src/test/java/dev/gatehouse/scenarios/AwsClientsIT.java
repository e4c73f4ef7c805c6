package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Ordinary AWS clients find what the templates describe, and can take part. */
@Isolated
class AwsClientsIT {
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void findQueuesTablesBusesAndRules() {
        var rules = cloud.events.listRules(list -> list.eventBusName("payment-gate")).rules();

        assertThat(cloud.queueSizes()).containsKeys("order-placeOrder-inbox", "order-placeOrder-dlq",
                "payment-authorizePayment-inbox", "invoice-issueInvoice-inbox");
        assertThat(cloud.tableSizes()).containsKeys("order-log", "order-views", "payment-log", "invoice-log");
        assertThat(cloud.events.listEventBuses(_ -> {}).eventBuses()).extracting(EventBus::name)
                .contains("order-gate", "payment-gate", "invoice-gate");
        assertThat(rules).extracting(Rule::name).contains("payment-in-authorizePayment", "payment-in-capturePayment",
                "payment-out-order", "payment-out-invoice");
    }

    @Test
    void readAnEventOfAGateInTheQueueThatARuleNames() {
        var name = "probe-" + UUID.randomUUID();
        var queue = cloud.sqs.createQueue(create -> create.queueName(name)).queueUrl();
        var arn = "arn:aws:sqs:eu-central-1:000000000000:" + name;
        cloud.events.putRule(put -> put.name(name)
                .eventBusName("order-gate")
                .eventPattern("{\"source\":[\"probe\"],\"detail-type\":[\"Ping\"]}"));
        var target = Target.builder().id("1").arn(arn).build();
        cloud.events.putTargets(put -> put.rule(name).eventBusName("order-gate").targets(target));

        var event = PutEventsRequestEntry.builder().eventBusName("order-gate")
                .source("probe").detailType("Ping").detail("{\"n\":1}").build();
        var entries = cloud.events.putEvents(put -> put.entries(event)).entries();
        var body = await().until(() -> cloud.sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(1))
                .messages(), messages -> !messages.isEmpty()).getFirst().body();

        assertThat(entries).singleElement().satisfies(entry -> assertThat(entry.errorCode()).isNull());
        assertThat(Shop.JSON.readTree(body).at("/detail/n").asInt()).isEqualTo(1);
        cloud.events.removeTargets(remove -> remove.rule(name).eventBusName("order-gate").ids("1"));
        cloud.events.deleteRule(delete -> delete.name(name).eventBusName("order-gate"));
        cloud.sqs.deleteQueue(delete -> delete.queueUrl(queue));
    }

    @Test
    void seeThatPaymentNeverLearnsNamesOrAddresses() {
        var orderId = shop.place(Order.paidWith("tok_ok"));
        shop.awaitPaidAndInvoiced(orderId);

        var seen = List.of(cloud.stream("payment", orderId).toString(), cloud.stream("order", orderId).toString());

        assertThat(seen.getFirst()).doesNotContain("Ada Muster", "Beispielweg", "ada@example.com");
        assertThat(seen.getLast()).contains("Ada Muster", "Beispielweg");
    }
}
