package dev.gatehouse.simulation.workload;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.order.CancelOrder;
import dev.gatehouse.contracts.order.FulfilOrder;
import dev.gatehouse.contracts.payment.ConfirmPayment;
import dev.gatehouse.contracts.payment.RefundPayment;
import dev.gatehouse.contracts.payment.RefundedLine;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.simulation.ports.Reports;
import dev.gatehouse.simulation.ports.SimulatedProvider;
import dev.gatehouse.simulation.ports.SimulatedProvider.Incident;
import dev.gatehouse.testkit.simulation.SimulatedQueue.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everybody outside: customers, the shop's people, the provider's webhook. */
public final class Customers {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofHours(1);
    private static final int PATIENCE = 12;

    private final Surroundings around;
    private final EventJson json;
    private final SimulatedProvider provider;
    private final Inboxes inboxes;
    private int requests;

    public Customers(Surroundings around, EventJson json, SimulatedProvider provider, Inboxes inboxes) {
        this.around = around;
        this.json = json;
        this.provider = provider;
        this.inboxes = inboxes;
    }

    /** Where commands go. */
    @FunctionalInterface
    public interface Inboxes {
        void send(String function, String body, String order);
    }

    public void begin(List<Saga> sagas) {
        sagas.forEach(saga -> saga.acts().forEach(act -> around.time().after(act.after(), () -> act(saga, act))));
    }

    private void act(Saga saga, Act act) {
        around.tally().count(act.kind());
        around.trace().line(act.kind(), saga.id().value());
        var order = saga.id().value();
        var payment = new PaymentId(order);
        switch (act.kind()) {
            case PLACE -> send("placeOrder", saga, order, saga.command(saga.price()));
            case PLACE_OTHER -> send("placeOrder", saga, order, saga.command(saga.price() + 7));
            case CANCEL -> send("cancelOrder", saga, saga.key(act), new CancelOrder(saga.id()));
            case FULFIL -> send("fulfilOrder", saga, saga.key(act), new FulfilOrder(saga.id()));
            case REFUND_PART -> refund(saga, act, new Money(1 + total(saga).amount() / 3, "EUR"), List.of());
            case REFUND_LINE -> {
                var line = new Money(saga.price(), "EUR");
                refund(saga, act, line, List.of(new RefundedLine(0, line)));
            }
            case REFUND_ALL -> refund(saga, act, total(saga), List.of());
            case CONFIRM -> send("settlePayment", saga, saga.key(act), new ConfirmPayment(payment, total(saga)));
            case CONFIRM_OTHER_AMOUNT -> send("settlePayment", saga, saga.key(act),
                    new ConfirmPayment(payment, total(saga).plus(new Money(1, "EUR"))));
            case AUTHENTICATE -> incident(Incident.AUTHENTICATE, order, PATIENCE);
            case REFUSE -> incident(Incident.REFUSE, order, PATIENCE);
            case EXPIRE -> incident(Incident.EXPIRE, order, PATIENCE);
            case FUND -> incident(Incident.FUND, order, PATIENCE);
            case FUND_HALF -> incident(Incident.FUND_HALF, order, 1);
            case DISPUTE -> incident(Incident.DISPUTE, order, PATIENCE);
        }
    }

    private void refund(Saga saga, Act act, Money amount, List<RefundedLine> lines) {
        if (saga.lines() > 0) {
            send("refundPayment", saga, saga.key(act),
                    new RefundPayment(new PaymentId(saga.id().value()), amount, lines));
        }
    }

    private static Money total(Saga saga) {
        return Totals.of(saga.command(saga.price()).lines().stream()
                .map(line -> new OrderLine(line.sku(), line.description(), Math.max(1, line.quantity()),
                        new Money(line.unitPrice(), "EUR"), line.taxRate()))
                .toList()).gross();
    }

    private void send(String function, Saga saga, String key, Command command) {
        var order = saga.id().value();
        inboxes.send(function, envelope(key, order, command), order);
    }

    /** As the API's mapping templates write it. */
    private String envelope(String key, String correlation, Command command) {
        return json.write(Map.of("metadata", Map.of("eventId", key, "type", command.getClass().getSimpleName(),
                "version", 1, "stream", "order/" + correlation, "sequence", 0, "occurredAt",
                around.time().instant().toEpochMilli(), "correlationId", correlation, "causationId", key, "traceparent",
                ""), "data", command));
    }

    private void incident(Incident incident, String order, int patience) {
        var report = provider.happen(incident, order);
        if (report.isPresent()) {
            around.tally().count("HAPPENED_" + incident);
            around.time().after(around.chance().between(Duration.ZERO, around.chance().oneOf(List.of(SOON, LATER))),
                    () -> inboxes.send("settlePayment", envelope("report/" + ++requests, "report",
                            Reports.event(report.get(), around.time().instant().toEpochMilli())), order));
        } else if (patience > 0) {
            around.time().after(LATER, () -> incident(incident, order, patience - 1));
        }
    }
}
