package dev.gatehouse.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

class FlowTest {
    private static final Flow FLOW = Flow.of(Committed.templates());

    @Test
    void everyFunctionGetsExactlyWhatItDeclares() {
        assertThat(mismatches(FLOW)).isEmpty();
    }

    @Test
    void noticesAFunctionThatGetsLessThanItDeclares() {
        var flow = Flow.of(Committed.withSpoiled("order", "OutInvoiceRule",
                rule -> ((ArrayNode) rule.path("EventPattern").path("detail-type")).removeAll().add("OrderConfirmed")));

        assertThat(mismatches(flow)).containsExactly("draftInvoice declares [OrderPlaced], gets []");
    }

    @Test
    void everyForwardedEventIsTakenIn() {
        assertThat(forwardedInVain(FLOW)).isEmpty();
    }

    @Test
    void noticesAnEventThatIsForwardedInVain() {
        var flow = Flow.of(Committed.withSpoiled("order", "OutInvoiceRule",
                rule -> ((ArrayNode) rule.path("EventPattern").path("detail-type")).add("OrderConfirmed")));

        assertThat(forwardedInVain(flow)).containsExactly("order-out-invoice: OrderConfirmed");
    }

    @Test
    void paymentGetsNoNamesAndNoAddresses() {
        assertThat(FLOW.rules())
                .filteredOn(rule -> rule.name().equals("payment-in-authorizePayment"))
                .singleElement()
                .extracting(Flow.Rule::fields)
                .isEqualTo(List.of("orderId", "totals", "payment"));
        assertThat(FLOW.rules())
                .filteredOn(rule -> rule.context().equals("payment") && rule.events().contains("OrderPlaced"))
                .extracting(Flow.Rule::name)
                .containsExactly("payment-in-authorizePayment");
    }

    @Test
    void internalEventsStayInTheirContext() {
        var draftInvoice = FLOW.functions().stream()
                .filter(function -> function.bean().equals("draftInvoice"))
                .findFirst()
                .orElseThrow();

        assertThat(draftInvoice.internal()).containsExactlyInAnyOrder("InvoiceDrafted", "InvoiceRejected", "CreditDue");
        assertThat(FLOW.rules())
                .allSatisfy(rule -> assertThat(rule.events()).doesNotContainAnyElementsOf(draftInvoice.internal()));
    }

    @Test
    void aMachineLeadsFromTheEventToTheFunctionThatItsCommandIsFor() {
        var authorize = FLOW.functions().stream()
                .filter(function -> function.bean().equals("authorizePayment"))
                .findFirst()
                .orElseThrow();

        assertThat(FLOW.reached(authorize, "PaymentPending")).extracting(Flow.Function::bean)
                .contains("expirePayment");
        assertThat(FLOW.machines()).extracting(Flow.Machine::name).containsExactlyInAnyOrder("order-deadline",
                "payment-settlement", "payment-close-settlement", "payment-provider-outage");
    }

    @Test
    void theDocumentBucketNeverStartsWhatWritesToIt() {
        assertThat(FLOW.notifications()).containsExactly(new Flow.Notification("invoice",
                "invoice-documents-${AWS::AccountId}", "invoice-publishDocument-inbox"));
        assertThat(FLOW.functions())
                .filteredOn(function -> function.fills().contains("invoice-documents-${AWS::AccountId}"))
                .extracting(Flow.Function::bean)
                .containsExactly("renderInvoice");
        assertThat(startedBy(FLOW, "publishDocument")).contains("projectOrder").doesNotContain("renderInvoice");
    }

    @Test
    void noticesWhenTheDocumentBucketStartsWhatWritesToIt() {
        var flow = Flow.of(Committed.withSpoiled("invoice", "RenderInvoiceSubscription", subscription -> subscription
                .putObject("FilterPolicy").putObject("metadata").putArray("type").add("InvoiceDocumentPublished")));

        assertThat(startedBy(flow, "publishDocument")).contains("renderInvoice");
    }

    /** The functions that a function's events start, and those that theirs start, and so on. */
    private static Set<String> startedBy(Flow flow, String bean) {
        var started = new TreeSet<String>();
        var next = new ArrayDeque<>(List.of(bean));
        while (!next.isEmpty()) {
            var name = next.remove();
            flow.functions().stream()
                    .filter(function -> function.bean().equals(name))
                    .flatMap(function -> function.emits().stream()
                            .flatMap(event -> flow.reached(function, event).stream()))
                    .map(Flow.Function::bean)
                    .filter(started::add)
                    .forEach(next::add);
        }
        return started;
    }

    private static List<String> mismatches(Flow flow) {
        return flow.functions().stream()
                .filter(function -> !new TreeSet<>(function.consumes()).equals(arriving(flow, function)))
                .map(function -> function.bean() + " declares " + new TreeSet<>(function.consumes()) + ", gets "
                        + arriving(flow, function))
                .toList();
    }

    /** What the emitters' events, on all their ways, machines and the API bring to an inbox. */
    private static Set<String> arriving(Flow flow, Flow.Function function) {
        var arriving = new TreeSet<String>();
        flow.functions().forEach(emitter -> emitter.emits().stream()
                .filter(event -> flow.delivered(emitter, event).contains(function))
                .forEach(arriving::add));
        flow.endpoints().stream()
                .filter(endpoint -> endpoint.target().equals(function.inbox()))
                .forEach(endpoint -> arriving.addAll(function.consumes()));
        flow.machines().stream()
                .filter(machine -> machine.inboxes().contains(function.inbox()))
                .forEach(machine -> arriving.addAll(machine.commands()));
        return arriving;
    }

    private static List<String> forwardedInVain(Flow flow) {
        return flow.rules().stream()
                .filter(rule -> flow.isGate(rule.target()))
                .flatMap(rule -> rule.events().stream()
                        .filter(event -> Stream.of(rule)
                                .flatMap(forwarding -> flow.rules().stream()
                                        .filter(taking -> taking.bus().equals(forwarding.target())))
                                .noneMatch(taking -> taking.admits("gatehouse." + rule.context(), event)))
                        .map(event -> rule.name() + ": " + event))
                .toList();
    }
}
