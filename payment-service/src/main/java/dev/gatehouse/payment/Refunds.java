package dev.gatehouse.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.payment.domain.Payment.Terms;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.Refund;

/** Who gives money back: the provider, or, where none takes part, whoever pays out cash. */
final class Refunds {
    private Refunds() {}

    static Refund of(PaymentProvider provider, Terms terms, Money amount, String key) {
        return terms.method().isConfirmedByHand()
                ? new Refund.Done()
                : provider.refund(terms.reference(), amount, key);
    }
}
