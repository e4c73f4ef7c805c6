package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.PaymentId;
import dev.gatehouse.contracts.Required;

/** Somebody has counted the cash, or the cheque was good. */
public record ConfirmPayment(PaymentId paymentId, Money amount) implements Command {

    public ConfirmPayment {
        Required.value("paymentId", paymentId);
        Required.value("amount", amount);
    }
}
