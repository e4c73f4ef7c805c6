package dev.gatehouse.contracts;

/** How an order is paid. */
public enum PaymentMethod {
    /** Authorised when the order is placed, captured when it is confirmed. */
    CARD,
    /** Asked for when the order is placed; arrives within days, or does not. */
    BANK_TRANSFER,
    /** Counted by whoever delivers, and confirmed by hand. */
    CASH_ON_DELIVERY,
    /** Confirmed by hand when the bank has honoured it. */
    CHEQUE;

    /** Whether somebody of ours says that the money is there, and not the provider. */
    public boolean isConfirmedByHand() {
        return this == CASH_ON_DELIVERY || this == CHEQUE;
    }
}
