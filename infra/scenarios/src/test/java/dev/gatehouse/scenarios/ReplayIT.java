package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** Whatever is replayed to whomever: what has had its effect has none again, and views can be had back from the logs. */
@Isolated
@Tag("any-hosting")
class ReplayIT {
    private static final List<String> CONTEXTS = List.of("order", "payment", "invoice");
    private static final List<String> CONSUMERS = List.of("authorizePayment", "capturePayment", "closeCancellation",
            "confirmOrder", "creditInvoice", "draftInvoice", "issueInvoice", "notifyCustomer", "projectOrder",
            "rejectOrder", "releasePayment", "renderInvoice");
    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static final Shop SHOP = new Shop(SYSTEM);
    private static final Cloud CLOUD = new Cloud(SYSTEM);
    /** What these orders do; {@code 1h} replays all that others have done, too. */
    private static String begin = "";
    private static Mailbox customers;
    private static List<String> orders;

    @BeforeAll
    static void subscribeAndLive() {
        begin = System.getProperty("gatehouse.replay.from", Instant.now().toString());
        customers = Mailbox.of(CLOUD, "order-customer-notices");
        orders = live();
    }

    @AfterAll
    static void unsubscribe() {
        customers.close();
    }

    /** All that is known of some orders. */
    private record State(
            List<List<Map<String, String>>> logs, Map<String, Map<String, AttributeValue>> views,
            Map<String, String> documents, Map<String, List<JsonNode>> notices, List<Long> provider) {}

    @Test
    void changesNothingWhenEverythingIsReplayedToEveryConsumer() {
        var before = state();

        for (var consumer : CONSUMERS) {
            assertThat(replay(consumer)).contains(consumer + " gets once more what happened from ");
        }
        CLOUD.awaitIdleQueues();

        assertThat(state()).isEqualTo(before);
        assertThat(deadLetters()).isZero();
        assertThat(operate("operations")).contains("to projectOrder");
    }

    @Test
    void replaysToTheFunctionsThatTakeEventsOnly() {
        assertThatThrownBy(() -> replay("placeOrder")).hasMessageContaining(
                "Nothing can be replayed to placeOrder. The functions that take events are "
                        + String.join(", ", CONSUMERS) + ".");
        assertThatThrownBy(() -> operate("replay", "--from", "1h", "--to", "2h", "--to-function", "issueInvoice"))
                .hasMessageContaining("must be before --to");
    }

    @Test
    void bringsBackViewsAsTheyWere() {
        var before = CLOUD.views(orders);
        assertThat(operate("rebuild-views", "--check")).contains("0 of ");
        spoil();

        assertThatThrownBy(() -> operate("rebuild-views", "--check")).hasMessageContaining("2 of ")
                .hasMessageContaining(orders.getFirst() + "  everything: there is no view")
                .hasMessageContaining(orders.getLast() + "  model, summary");
        assertThat(operate("rebuild-views")).contains(" orders read, 2 views replaced.");

        assertThat(withoutRevision(CLOUD.views(orders))).isEqualTo(withoutRevision(before));
        assertThat(operate("rebuild-views", "--check")).contains("0 of ");
        assertThat(operate("rebuild-views")).contains(" orders read, 0 views replaced.");
    }

    /** Orders that go different ways, each to its end. */
    private static List<String> live() {
        var paid = SHOP.place(Order.paidWith("tok_ok"));
        var declined = SHOP.place(Order.paidWith("tok_declined"));
        var returned = SHOP.place(Order.paidWith("tok_ok"));
        var cash = SHOP.place(Order.paidLater("CASH_ON_DELIVERY"));
        SHOP.awaitStatus(declined, "REJECTED");
        SHOP.awaitPayment(cash, "PENDING");
        SHOP.confirmByHand(cash, 8384);
        SHOP.awaitDocument(returned);
        SHOP.cancel(returned);
        SHOP.awaitStatus(returned, "CANCELLED");
        SHOP.awaitEvents(returned, "InvoiceDocumentPublished", 2);
        SHOP.awaitDocument(paid);
        SHOP.fulfil(paid);
        SHOP.awaitStatus(paid, "FULFILLED");
        SHOP.awaitDocument(cash);
        CLOUD.awaitNoSettlement(List.of(cash));
        CLOUD.awaitIdleQueues();
        return List.of(paid, declined, returned, cash);
    }

    private static State state() {
        customers.awaitQuiet();
        var logs = CONTEXTS.stream()
                .flatMap(context -> orders.stream().map(order -> CLOUD.stream(context, order))).toList();
        var notices = orders.stream().collect(Collectors.toMap(order -> order, customers::notices));
        return new State(logs, CLOUD.views(orders), CLOUD.documents(orders), notices,
                providerEffects());
    }

    /** Without cancellations: payments of others may expire meanwhile. */
    private static List<Long> providerEffects() {
        var effects = CLOUD.provider.stats().path("effects");
        return Stream.of("authorizations", "captures", "refunds").map(effect -> effects.path(effect).asLong()).toList();
    }

    private static void spoil() {
        CLOUD.dynamoDb.deleteItem(delete -> delete.tableName("order-views").key(key(orders.getFirst())));
        CLOUD.dynamoDb.updateItem(update -> update.tableName("order-views").key(key(orders.getLast()))
                .updateExpression("SET summary = :other, #model = :other")
                .expressionAttributeNames(Map.of("#model", "model"))
                .expressionAttributeValues(Map.of(":other", AttributeValue.fromS("{}"))));
    }

    private static Map<String, AttributeValue> key(String order) {
        return Map.of("orderId", AttributeValue.fromS(order));
    }

    private static Map<String, Map<String, AttributeValue>> withoutRevision(
            Map<String, Map<String, AttributeValue>> views) {
        var without = new TreeMap<String, Map<String, AttributeValue>>();
        views.forEach((order, view) -> {
            var attributes = new TreeMap<>(view);
            attributes.remove("revision");
            without.put(order, attributes);
        });
        return without;
    }

    private static int deadLetters() {
        return CLOUD.queueSizes().entrySet().stream()
                .filter(queue -> queue.getKey().endsWith("-dlq"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static String replay(String consumer) {
        return operate("replay", "--from", begin, "--to-function", consumer);
    }

    private static String operate(String... command) {
        return RunningSystem.launcher(Stream.concat(Stream.of(command),
                Stream.of("--endpoint", SYSTEM.endpoint().toString())).toArray(String[]::new));
    }
}
