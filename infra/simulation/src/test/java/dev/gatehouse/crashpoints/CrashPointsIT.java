package dev.gatehouse.crashpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.crashpoints.BreakableNetwork.Break;
import dev.gatehouse.invoice.InvoiceFunctions;
import dev.gatehouse.local.template.Template;
import dev.gatehouse.order.OrderFunctions;
import dev.gatehouse.payment.PaymentFunctions;
import dev.gatehouse.simulation.topology.Topology;
import dev.gatehouse.testkit.cloud.InProcessCloudTest;
import dev.gatehouse.testkit.Samples;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each function on each of its messages: whatever it calls, its process ends before and after that, or the answer is lost;
 * when the message has been delivered again, everything is as if nothing had happened. The calls are those that it makes.
 */
@InProcessCloudTest
class CrashPointsIT {
    private static final int MOST_DELIVERIES = 5;
    private static BreakableNetwork network;
    private static Kept kept;
    private static Map<String, ServiceUnderTest> services;
    private static int enumerated;
    private static int failed;

    @BeforeAll
    static void start(URI endpoint) throws IOException {
        network = new BreakableNetwork(endpoint);
        kept = new Kept(endpoint);
        var topology = Topology.of(Template.in(Path.of("../aws/templates")), UnaryOperator.identity());
        services = Map.of("order", new ServiceUnderTest("order", OrderFunctions.class, topology, network), "payment",
                new ServiceUnderTest("payment", PaymentFunctions.class, topology, network), "invoice",
                new ServiceUnderTest("invoice", InvoiceFunctions.class, topology, network));
    }

    @AfterAll
    static void stop() {
        System.out.printf("Crash points: %d enumerated, %d passed%n", enumerated, enumerated - failed);
        services.values().forEach(ServiceUnderTest::close);
        network.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            order   | placeOrder PlaceOrder                  |
            order   | confirmOrder PaymentAuthorized         | placeOrder PlaceOrder
            order   | confirmOrder PaymentCaptured           | placeOrder PlaceOrder
            order   | rejectOrder PaymentDeclined            | placeOrder PlaceOrder
            order   | cancelOrder CancelOrder                | placeOrder PlaceOrder
            order   | closeCancellation PaymentVoided        | placeOrder PlaceOrder, cancelOrder CancelOrder
            order   | fulfilOrder FulfilOrder                | placeOrder PlaceOrder, confirmOrder PaymentCaptured
            order   | flagOverdue CheckDeadline              | placeOrder PlaceOrder
            order   | projectOrder OrderPlaced               |
            order   | projectOrder PaymentCaptured           | projectOrder OrderPlaced
            order   | notifyCustomer OrderPlaced             |
            payment | authorizePayment OrderPlaced           |
            payment | capturePayment OrderConfirmed          | authorizePayment OrderPlaced
            payment | releasePayment OrderCancellationRequested |
            payment | releasePayment OrderCancellationRequested | authorizePayment OrderPlaced
            payment | releasePayment OrderCancellationRequested | authorizePayment OrderPlaced, capturePayment OrderConfirmed
            payment | refundPayment RefundPayment            | authorizePayment OrderPlaced, capturePayment OrderConfirmed
            payment | authorizePayment OrderPlaced           | releasePayment OrderCancellationRequested
            payment | authorizePayment OrderPlaced:BANK_TRANSFER |
            payment | expirePayment ExpirePayment            | authorizePayment OrderPlaced:BANK_TRANSFER
            payment | authorizePayment OrderPlaced:CASH_ON_DELIVERY |
            payment | settlePayment ConfirmPayment           | authorizePayment OrderPlaced:CASH_ON_DELIVERY
            payment | releasePayment OrderRejected           | authorizePayment OrderPlaced
            invoice | draftInvoice OrderPlaced               |
            invoice | issueInvoice PaymentCaptured           | draftInvoice OrderPlaced
            invoice | draftInvoice OrderPlaced               | issueInvoice PaymentCaptured
            invoice | creditInvoice PaymentRefunded          | draftInvoice OrderPlaced, issueInvoice PaymentCaptured
            invoice | renderInvoice InvoiceIssued            | draftInvoice OrderPlaced, issueInvoice PaymentCaptured
            """)
    void endsAsIfNothingHadHappened(String service, String step, @Nullable String before) {
        var undisturbed = prepared(service, before);
        network.heal();
        deliver(service, step, undisturbed, 1);
        var calls = network.calls();
        var expected = kept.of(undisturbed);
        assertThat(calls).isNotEmpty();

        var wrong = new ArrayList<String>();
        for (var call = 0; call < calls.size(); call++) {
            for (var how : Break.values()) {
                enumerated++;
                var orderId = prepared(service, before);
                network.breakAt(call, how);
                var deliveries = untilHandled(service, step, orderId);
                var found = kept.of(orderId);
                if (deliveries > MOST_DELIVERIES || !found.equals(expected)) {
                    wrong.add("%s %s (call %d) after %d deliveries: %s".formatted(how, calls.get(call), call + 1,
                            deliveries, difference(expected, found)));
                }
            }
        }
        failed += wrong.size();
        assertThat(wrong).isEmpty();
    }

    private static String prepared(String service, @Nullable String before) {
        // Its last two digits are none of a command's.
        var orderId = UUID.randomUUID().toString().substring(0, 34) + "00";
        network.heal();
        if (before != null) {
            for (var step : before.split(", ", -1)) {
                deliver(service, step, orderId, 1);
            }
        }
        return orderId;
    }

    /** As SQS does, but at once. */
    private static int untilHandled(String service, String step, String orderId) {
        for (var delivery = 1; delivery <= MOST_DELIVERIES; delivery++) {
            try {
                deliver(service, step, orderId, delivery);
                network.heal();
                return delivery;
            } catch (RuntimeException failed) {
                network.heal();
            }
        }
        return MOST_DELIVERIES + 1;
    }

    /** @param step function, message and, after a colon, how the order is paid if not by card */
    private static void deliver(String service, String step, String orderId, int receives) {
        var words = step.split("[ :]", -1);
        // Nobody gives two commands the same key.
        var body = Samples.json(words[1], orderId).replaceAll("0198c0de-0000-7000-8000-0000000000(\\w\\w)",
                orderId.substring(0, 34) + "$1");
        if (words.length == 3) {
            body = body.replaceFirst("\"method\"\\s*:\\s*\"CARD\"\\s*,\\s*\"token\"\\s*:\\s*\"\\w+\"",
                    "\"method\": \"%s\"".formatted(words[2]));
        }
        var hosted = services.get(service);
        assertThat(hosted).isNotNull();
        hosted.deliver(words[0], body, receives);
    }

    private static Map<String, List<String>> difference(List<String> expected, List<String> found) {
        var difference = new TreeMap<String, List<String>>();
        difference.put("missing", expected.stream().filter(line -> !found.contains(line)).toList());
        difference.put("unexpected", found.stream().filter(line -> !expected.contains(line)).toList());
        return difference;
    }
}
