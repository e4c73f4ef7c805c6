package dev.gatehouse.simulation;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks the provider as a careless adapter would. */
record CarelessProvider(PaymentProvider provider, UnaryOperator<String> keys, boolean hearsOfMoney, boolean asks)
        implements
            PaymentProvider {

    @Override
    public Authorization authorize(OrderId orderId, Money amount, String token, String key) {
        return provider.authorize(orderId, amount, token, keys.apply(key));
    }

    @Override
    public Optional<Authorization> find(OrderId orderId) {
        return asks ? provider.find(orderId) : Optional.empty();
    }

    @Override
    public Transfer expectTransfer(OrderId orderId, Money amount, String key) {
        return provider.expectTransfer(orderId, amount, keys.apply(key));
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        return provider.capture(reference, amount, keys.apply(key));
    }

    @Override
    public Cancellation cancel(String reference, String key) {
        var answer = provider.cancel(reference, keys.apply(key));
        return hearsOfMoney ? answer : new Cancellation.Done();
    }

    @Override
    public Refund refund(String reference, Money amount, String key) {
        return provider.refund(reference, amount, keys.apply(key));
    }

    @Override
    public String orderOf(String reference) {
        return provider.orderOf(reference);
    }

    @Override
    public void probe() {
        provider.probe();
    }
}
