package dev.gatehouse.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.cloud.InProcessCloudTest;
import dev.gatehouse.testkit.Samples;
import dev.gatehouse.testkit.lambda.Answer;
import dev.gatehouse.testkit.lambda.ContextTables;
import dev.gatehouse.testkit.lambda.LambdaFunctions;
import dev.gatehouse.testkit.lambda.LambdaZip;
import dev.gatehouse.testkit.lambda.SqsEvents;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The packaged zip under AWS's own runtime client. */
@InProcessCloudTest
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux only")
class OrderLambdaIT {
    private static final Answer NOTHING_FAILED = new Answer.Response("{\"batchItemFailures\":[]}");
    private static LambdaFunctions functions;
    private static ContextTables tables;

    @BeforeAll
    static void connect(URI cloud) {
        functions = new LambdaFunctions(cloud);
        tables = new ContextTables(cloud, "order");
    }

    @Test
    void isFitToBeDeployed() {
        assertThat(LambdaZip.ofModule().flaws()).isEmpty();
    }

    @Test
    void returnsExactlyTheBadMessagesOfABatch() {
        var orders = Stream.generate(() -> UUID.randomUUID().toString()).limit(7).toList();
        var unknown = UUID.randomUUID().toString();
        var authorized = orders.stream().map(id -> Samples.json("PaymentAuthorized", id)).toList();
        var placed = functions.invoke("order-placeOrder",
                SqsEvents.batch(orders.stream().map(id -> Samples.json("PlaceOrder", id)).toList()));

        var confirmed = functions.invoke("order-confirmOrder", SqsEvents.batch(List.of(
                authorized.get(0), authorized.get(1), "{\"metadata\": ", authorized.get(2), authorized.get(3),
                authorized.get(4).replace("PaymentAuthorized", "PaymentForgotten"), authorized.get(4),
                Samples.json("PaymentAuthorized", unknown), authorized.get(5), authorized.get(6))));

        assertThat(placed).isEqualTo(NOTHING_FAILED);
        assertThat(confirmed).isEqualTo(new Answer.Response(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"},{\"itemIdentifier\":\"m5\"},"
                        + "{\"itemIdentifier\":\"m7\"}]}"));
        assertThat(orders).allSatisfy(
                id -> assertThat(tables.newest("order/" + id)).isEqualTo("OrderConfirmed at 2"));
        assertThat(tables.newest("order/" + unknown)).isEqualTo("nothing");
        assertThat(tables.failures("confirmOrder")).containsExactlyInAnyOrder(
                "m2 UnreadableMessage", "m5 UnreadableMessage", "m7 UnknownOrder");
    }

    @Test
    void handlesADuplicateInABatchOnce() {
        var order = UUID.randomUUID().toString();
        var command = Samples.json("PlaceOrder", order);
        assertThat(functions.invoke("order-placeOrder", SqsEvents.batch(List.of(command, command))))
                .isEqualTo(NOTHING_FAILED);
        assertThat(tables.newest("order/" + order)).isEqualTo("OrderPlaced at 1");
    }

    @Test
    void failsEventsOfOtherSources() {
        assertThat(functions.invoke("order-rejectOrder", "{\"Records\": [{\"eventSource\": \"aws:s3\", \"s3\": {}}]}"))
                .isInstanceOfSatisfying(Answer.Failure.class, failure -> assertThat(failure.body())
                        .contains("UnexpectedEvent", "an event with records of aws:s3"));
    }

    @Test
    void saysAtItsStartWhichFunctionIsMissing() {
        functions.set("order-rejectOrder", Map.of("GATEHOUSE_FUNCTION", "rejectOrders"));
        try {
            assertThat(functions.invoke("order-rejectOrder", SqsEvents.batch(List.of("{}"))))
                    .isInstanceOfSatisfying(Answer.Failure.class, failure -> assertThat(failure.body())
                            .contains("names rejectOrders, and there is no such bean")
                            .contains("cancelOrder, closeCancellation, confirmOrder, flagOverdue"));
        } finally {
            functions.set("order-rejectOrder", Map.of("GATEHOUSE_FUNCTION", "rejectOrder"));
        }
    }
}
