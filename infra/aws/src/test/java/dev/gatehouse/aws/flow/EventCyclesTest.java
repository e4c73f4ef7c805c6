package dev.gatehouse.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventCyclesTest {
    @Test
    void everyCycleOfTheCommittedFlowEnds() {
        var cycles = new EventCycles(Flow.of(Committed.templates()));

        assertThat(cycles.unbounded()).isEmpty();
        assertThat(cycles.idleBounds()).isEmpty();
    }

    @Test
    void findsTheCycleWhenItsBoundIsNotDeclared() {
        var flow = Flow.of(declaring("order", "ConfirmOrderFunction", declared -> declared.remove("bounds")));

        assertThat(new EventCycles(flow).unbounded())
                .contains("confirmOrder → OrderConfirmed → capturePayment → PaymentCaptured → confirmOrder");
    }

    @Test
    void aBoundOnOneEventDoesNotExcuseACycleOfAnother() {
        var templates = declaring("payment", "AuthorizePaymentFunction",
                declared -> declared.withArray("consumes").add("OrderRejected"));
        templates.forEach(EventCyclesTest::letRejectionsIntoPayment);

        assertThat(new EventCycles(Flow.of(templates)).unbounded())
                .contains("rejectOrder → OrderRejected → authorizePayment → PaymentDeclined → rejectOrder");
    }

    @Test
    void findsABoundThatNoCycleNeeds() {
        var flow = Flow.of(declaring("invoice", "IssueInvoiceFunction",
                declared -> declared.putObject("bounds").put("InvoiceIssued", "for no reason")));

        assertThat(new EventCycles(flow).idleBounds()).containsExactly("issueInvoice → InvoiceIssued");
    }

    private static List<Template> declaring(String context, String function, Consumer<ObjectNode> change) {
        var templates = Committed.templates();
        templates.stream()
                .filter(template -> template.context().equals(context))
                .forEach(template -> change.accept(
                        (ObjectNode) template.resource(function).body().path("Metadata").path("Gatehouse")));
        return templates;
    }

    private static void letRejectionsIntoPayment(Template template) {
        template.resources("AWS::Events::Rule").stream()
                .filter(rule -> List.of("OutPaymentRule", "InAuthorizePaymentRule").contains(rule.id()))
                .map(rule -> (ObjectNode) rule.properties().path("EventPattern"))
                .forEach(pattern -> pattern.withArray("detail-type").add("OrderRejected"));
    }
}
