package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.payment.PaymentActionRequired;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentPending;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.payment.domain.OutcomeUnknown;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.Payment.Terms;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.Authorization;
import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.payment.domain.PaymentProvider.Transfer;
import dev.gatehouse.runtime.aggregate.Decider;
import java.util.Locale;
import java.util.Objects;

/** Has the order's total held, or looks out for it, as the customer has chosen to pay. */
record AuthorizePayment(PaymentProvider provider) implements Decider<Payment, OrderToPay> {

    @Override
    public Decision<Payment> decide(Payment payment, Envelope<OrderToPay> placed) {
        return switch (payment) {
            case Payment.New(var orderId) -> begin(placed, orderId);
            case Payment.Unknown(var orderId) ->
                answered(placed, provider.find(orderId).orElseGet(() -> authorize(placed)));
            case Payment.Abandoned _ -> callOff(placed);
            case Payment.Declined _ -> Decision.nothing();
            case Payment.Agreed _ -> Decision.nothing();
        };
    }

    private Decision<Payment> begin(Envelope<OrderToPay> placed, OrderId orderId) {
        return switch (placed.data().payment().method()) {
            case CARD -> card(placed, orderId);
            case BANK_TRANSFER -> transfer(placed);
            case CASH_ON_DELIVERY -> pending(placed, "", statement(orderId));
            case CHEQUE -> pending(placed, "", statement(orderId));
        };
    }

    private Decision<Payment> card(Envelope<OrderToPay> placed, OrderId orderId) {
        try {
            return answered(placed, authorize(placed));
        } catch (ProviderUnavailable silence) {
            return new Decision.Undecided<>(
                    Decision.of(new Payment.Unknown(orderId), new OutcomeUnknown(orderId)), silence);
        }
    }

    /** The cancellation came between a request and the record of its answer, if there was a request. */
    private Decision<Payment> callOff(Envelope<OrderToPay> placed) {
        if (method(placed.data()).isConfirmedByHand()) {
            return Decision.nothing();
        }
        return switch (provider.find(placed.data().orderId()).orElse(null)) {
            case null -> Decision.nothing();
            case Authorization.Approved(var reference) -> callOff(placed, reference);
            case Authorization.ActionRequired(var reference, var _) -> callOff(placed, reference);
            case Authorization.CalledOff(var reference) -> callOff(placed, reference);
            case Authorization.Declined _ -> Decision.nothing();
        };
    }

    private Decision<Payment> callOff(Envelope<OrderToPay> placed, String reference) {
        return new ReleasePayment(provider).callOff(new Payment.Authorized(terms(placed, reference)),
                placed.metadata().eventId());
    }

    private Authorization authorize(Envelope<OrderToPay> placed) {
        var order = placed.data();
        var token = Objects.requireNonNull(order.payment().token(), "a card has a token");
        return provider.authorize(order.orderId(), amount(placed), token, placed.metadata().eventId());
    }

    private static Decision<Payment> answered(Envelope<OrderToPay> placed, Authorization answer) {
        var orderId = placed.data().orderId();
        var id = PaymentId.of(orderId);
        return switch (answer) {
            case Authorization.Approved(var reference) -> Decision.of(
                    new Payment.Authorized(terms(placed, reference)),
                    new PaymentAuthorized(id, orderId, amount(placed)));
            case Authorization.ActionRequired(var reference, var url) -> Decision.of(
                    new Payment.ActionRequired(terms(placed, reference)),
                    new PaymentActionRequired(id, orderId, amount(placed), url));
            case Authorization.CalledOff _ -> Payment.declined(orderId, "canceled");
            case Authorization.Declined(var reason) -> Payment.declined(orderId, reason);
        };
    }

    private Decision<Payment> transfer(Envelope<OrderToPay> placed) {
        var orderId = placed.data().orderId();
        return switch (provider.expectTransfer(orderId, amount(placed), placed.metadata().eventId())) {
            case Transfer.Expected(var reference, var statement) -> pending(placed, reference, statement);
            case Transfer.Declined(var reason) -> Payment.declined(orderId, reason);
        };
    }

    private static Decision<Payment> pending(Envelope<OrderToPay> placed, String reference, String statement) {
        var terms = terms(placed, reference);
        return Decision.of(new Payment.Pending(terms, Money.zero(terms.amount().currency())),
                new PaymentPending(terms.id(), terms.orderId(), terms.amount(), terms.method(), statement));
    }

    private static Terms terms(Envelope<OrderToPay> placed, String reference) {
        var order = placed.data();
        return new Terms(
                PaymentId.of(order.orderId()), order.orderId(), amount(placed), method(order), reference);
    }

    private static Money amount(Envelope<OrderToPay> placed) {
        return placed.data().totals().gross();
    }

    private static PaymentMethod method(OrderToPay order) {
        return order.payment().method();
    }

    private static String statement(OrderId orderId) {
        return "GH-" + orderId.value().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
