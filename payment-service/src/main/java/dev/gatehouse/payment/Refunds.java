package dev.gatehouse.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.payment.domain.Payment.Terms;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.Refund;

/** Who gives money back: the provider, or, where none takes part, whoever pays out cash. */
final class Refunds {
    private Refunds() {}

    /**
     * @param key of what asks for it. After a lost race it may ask for less, because others have given back some of it; to
     *     the provider that is another request.
     */
    static Refund of(PaymentProvider provider, Terms terms, Money amount, String key) {
        return terms.method().isConfirmedByHand()
                ? new Refund.Done()
                : provider.refund(terms.reference(), amount, key + "/" + amount.amount());
    }
}
