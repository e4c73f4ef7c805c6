package dev.gatehouse.simulation.ports;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;

/** A payment as the provider knows it. */
public final class Intent {
    private final String id;
    private final OrderId order;
    private final Money amount;
    private final Card card;
    private Status status;
    private long received;
    private long refunded;
    private int captures;
    private int payments = 1;
    private boolean wasCalledOff;

    /** Where it stands, in Stripe's words. */
    public enum Status {
        REQUIRES_ACTION, REQUIRES_CAPTURE, REQUIRES_PAYMENT_METHOD, SUCCEEDED, CANCELED
    }

    Intent(String id, OrderId order, Money amount, Card card) {
        this.id = id;
        this.order = order;
        this.amount = amount;
        this.card = card;
        this.status = switch (card) {
            case TOK_DECLINED -> Status.REQUIRES_PAYMENT_METHOD;
            case TOK_3DS -> Status.REQUIRES_ACTION;
            case NONE -> Status.REQUIRES_ACTION;
            default -> Status.REQUIRES_CAPTURE;
        };
    }

    public String id() {
        return id;
    }

    public OrderId order() {
        return order;
    }

    public Money amount() {
        return amount;
    }

    public Card card() {
        return card;
    }

    public Status status() {
        return status;
    }

    /** How many there are for the same order. */
    public int payments() {
        return payments;
    }

    void isNotTheFirst(Intent earlier) {
        payments = earlier.payments + 1;
    }

    /** How often money was taken. */
    public int captures() {
        return captures;
    }

    public boolean wasCalledOff() {
        return wasCalledOff;
    }

    /** What has come in, even if it is not all yet. */
    public long received() {
        return received;
    }

    public long refunded() {
        return refunded;
    }

    /** What the shop has of it. */
    public long taken() {
        return status == Status.SUCCEEDED ? received - refunded : 0;
    }

    void become(Status next) {
        status = next;
        wasCalledOff |= next == Status.CANCELED;
    }

    void receive(long more) {
        received += more;
        if (received >= amount.amount()) {
            become(Status.SUCCEEDED);
            captures++;
        }
    }

    void refund(long more) {
        refunded += more;
    }
}
