package dev.gatehouse.simulation.workload;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.RefundedLine;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.simulation.ports.SimulatedProvider;
import dev.gatehouse.simulation.ports.SimulatedProvider.Incident;
import dev.gatehouse.simulation.topology.Api;
import dev.gatehouse.testkit.simulation.SimulatedQueue.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everybody outside, and what they ask of the APIs: customers, the shop's people, the provider's webhook. */
public final class Customers {
    private static final String CURRENCY = "EUR";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofHours(1);
    private static final int PATIENCE = 12;

    private final Surroundings around;
    private final EventJson json;
    private final SimulatedProvider provider;
    private final Api api;
    private final Inboxes inboxes;
    private int requests;

    public Customers(Surroundings around, EventJson json, SimulatedProvider provider, Api api, Inboxes inboxes) {
        this.around = around;
        this.json = json;
        this.provider = provider;
        this.api = api;
        this.inboxes = inboxes;
    }

    /** Where the APIs store what they are sent. */
    @FunctionalInterface
    public interface Inboxes {
        void send(String queue, String body, String order);
    }

    public void begin(List<Saga> sagas) {
        sagas.forEach(saga -> saga.acts().forEach(act -> around.time().after(act.after(), () -> act(saga, act))));
    }

    private void act(Saga saga, Act act) {
        around.chance().about(saga.id().value());
        around.tally().count(act.kind());
        around.trace().line(act.kind(), saga.id().value());
        var order = saga.id().value();
        switch (act.kind()) {
            case PLACE -> place(saga, saga.command(saga.price()));
            case PLACE_OTHER -> place(saga, saga.command(saga.price() + 7));
            case CANCEL -> request("CancelOrder", saga, act, Map.of());
            case FULFIL -> request("FulfilOrder", saga, act, Map.of());
            case REFUND_PART -> refund(saga, act, new Money(1 + total(saga).amount() / 3, CURRENCY), List.of());
            case REFUND_LINE -> {
                var line = new Money(saga.price(), CURRENCY);
                refund(saga, act, line, List.of(new RefundedLine(0, line)));
            }
            case REFUND_ALL -> refund(saga, act, total(saga), List.of());
            case CONFIRM -> request("ConfirmPayment", saga, act, Map.of("amount", total(saga)));
            case CONFIRM_OTHER_AMOUNT -> request("ConfirmPayment", saga, act,
                    Map.of("amount", total(saga).plus(new Money(1, CURRENCY))));
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
            request("RefundPayment", saga, act, Map.of("amount", amount, "lines", lines));
        }
    }

    private static Money total(Saga saga) {
        return Totals.of(saga.command(saga.price()).lines().stream()
                .map(line -> new OrderLine(line.sku(), line.description(), Math.max(1, line.quantity()),
                        new Money(line.unitPrice(), CURRENCY), line.taxRate()))
                .toList()).gross();
    }

    private void place(Saga saga, PlaceOrder command) {
        var order = saga.id().value();
        send(new Api.Request("PlaceOrder", Map.of(), Map.of("Idempotency-Key", order), json.write(command)), order);
    }

    private void request(String method, Saga saga, Act act, Map<String, ?> body) {
        var order = saga.id().value();
        send(new Api.Request(method, Map.of("id", order), Map.of("Idempotency-Key", saga.key(act)), json.write(body)),
                order);
    }

    private void send(Api.Request request, String order) {
        var stored = api.store(request, around.time().instant(), "request-" + ++requests);
        inboxes.send(stored.queue(), stored.message(), order);
    }

    private void incident(Incident incident, String order, int patience) {
        var report = provider.happen(incident, order);
        if (report.isPresent()) {
            around.tally().count("HAPPENED_" + incident);
            around.time().after(around.chance().between(Duration.ZERO, around.chance().oneOf(List.of(SOON, LATER))),
                    () -> send(new Api.Request("ReportEvent", Map.of(), Map.of("Stripe-Signature", "t=1,v1=simulated"),
                            report.get()), order));
        } else if (patience > 0) {
            around.time().after(LATER, () -> incident(incident, order, patience - 1));
        }
    }
}
