package dev.gatehouse.payment.adapters;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.breaker.Breaker;
import java.util.Optional;

/** A provider that nobody asks while it is out of order. */
public record GuardedProvider(PaymentProvider provider, Breaker breaker) implements PaymentProvider {

    @Override
    public Authorization authorize(OrderId orderId, Money amount, String token, String key) {
        return breaker.call(() -> provider.authorize(orderId, amount, token, key));
    }

    @Override
    public Optional<Authorization> find(OrderId orderId) {
        return breaker.call(() -> provider.find(orderId));
    }

    @Override
    public Transfer expectTransfer(OrderId orderId, Money amount, String key) {
        return breaker.call(() -> provider.expectTransfer(orderId, amount, key));
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        return breaker.call(() -> provider.capture(reference, amount, key));
    }

    @Override
    public Cancellation cancel(String reference, String key) {
        return breaker.call(() -> provider.cancel(reference, key));
    }

    @Override
    public Refund refund(String reference, Money amount, String key) {
        return breaker.call(() -> provider.refund(reference, amount, key));
    }

    @Override
    public String orderOf(String reference) {
        return breaker.call(() -> provider.orderOf(reference));
    }

    /** Not guarded: it is what the guard waits for. */
    @Override
    public void probe() {
        provider.probe();
    }
}
