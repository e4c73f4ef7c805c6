package dev.gatehouse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.simulation.workload.Act;
import dev.gatehouse.simulation.workload.Act.Kind;
import dev.gatehouse.simulation.workload.Saga;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When nothing goes wrong, orders go as the templates and the saga say. */
class SimulatorTest {
    private static final OrderId ORDER = new OrderId("0198c0de-0000-4000-8000-000000000001");

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = new Simulator(Path.of(System.getProperty("gatehouse.root", "")), Alterations.NONE);
    }

    @Test
    void paysByCard() {
        assertThat(events(order(PaymentMethod.CARD, "tok_ok", new Act(Kind.FULFIL, Duration.ofDays(1), 0))))
                .containsExactlyInAnyOrder(
                        "0d OrderPlaced", "0d InvoiceDrafted", "0d PaymentAuthorized", "0d OrderConfirmed",
                        "0d PaymentCaptured",
                        "0d InvoiceIssued", "0d OrderPaid", "0d InvoiceDocumentPublished", "1d OrderFulfilled");
    }

    @Test
    void remindsTwiceAndGivesUp() {
        var outcome = simulator.replay(order(PaymentMethod.CASH_ON_DELIVERY, null));

        assertThat(outcome.isClean()).isTrue();
        assertThat(outcome.tally().of("REMINDER")).isEqualTo(2);
        assertThat(events(outcome)).containsExactlyInAnyOrder("0d OrderPlaced", "0d PaymentPending",
                "0d InvoiceDrafted",
                "9d PaymentExpired", "9d OrderRejected");
    }

    @Test
    void stopsWaitingWhenTheMoneyComes() {
        var outcome = simulator.replay(order(PaymentMethod.CHEQUE, null,
                new Act(Kind.CONFIRM, Duration.ofDays(4), 0)));

        assertThat(outcome.tally().of("REMINDER")).isEqualTo(1);
        assertThat(events(outcome)).contains("4d PaymentCaptured", "4d InvoiceIssued", "4d OrderPaid")
                .doesNotContain("9d PaymentExpired");
    }

    @Test
    void flagsWhatNobodyConfirms() {
        assertThat(events(order(PaymentMethod.CARD, "tok_3ds"))).containsExactlyInAnyOrder("0d OrderPlaced",
                "0d PaymentActionRequired", "0d InvoiceDrafted", "14d OrderOverdue");
    }

    @Test
    void cancelsWhatIsPaid() {
        assertThat(events(order(PaymentMethod.CARD, "tok_ok", new Act(Kind.CANCEL, Duration.ofDays(2), 0))))
                .contains("2d OrderCancellationRequested", "2d PaymentRefunded", "2d CreditNoteIssued",
                        "2d OrderCancelled", "2d InvoiceDocumentPublished");
    }

    private static Plan order(PaymentMethod method, @Nullable String token, Act... acts) {
        var all = Stream.concat(Stream.of(new Act(Kind.PLACE, Duration.ZERO, 0)), Stream.of(acts)).toList();
        var saga = new Saga(ORDER, new PaymentChoice(method, token), 2, 1_000, 5, all);
        return new Plan(1, 0, new TreeSet<>(), List.of(saga));
    }

    private static List<String> events(Plan plan) {
        var outcome = simulator.replay(plan);
        assertThat(outcome.violations()).isEmpty();
        return events(outcome);
    }

    /** The day and the type of each. */
    private static List<String> events(Outcome outcome) {
        return outcome.trace().stream()
                .filter(line -> line.contains("/" + ORDER.value() + "/") && !line.contains("takes"))
                .map(line -> line.strip().replaceFirst(" .* ", " "))
                .toList();
    }
}
