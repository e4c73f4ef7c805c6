package dev.gatehouse.local.command;

import java.time.Duration;

/** How far an order came. */
sealed interface Outcome {
    String orderId();

    Duration took();

    /** Whether the order came to an end. */
    default boolean isEnd() {
        return switch (this) {
            case Paid _,Rejected _ -> true;
            case Stuck _,Refused _ -> false;
        };
    }

    /** In one line. */
    default String text() {
        return "%s  %s".formatted(orderId(), switch (this) {
            case Paid paid -> "PAID      %s, invoice %s".formatted(paid.total, paid.invoice);
            case Rejected rejected -> "REJECTED  " + rejected.reason;
            case Stuck stuck -> "STUCK     still " + stuck.status;
            case Refused refused -> "FAILED    " + refused.message;
        });
    }

    /** Paid, with an invoice. */
    record Paid(String orderId, Duration took, String total, String invoice) implements Outcome {}

    /** Rejected, for instance because the card was declined. */
    record Rejected(String orderId, Duration took, String reason) implements Outcome {}

    /** Not at its end when time was up. */
    record Stuck(String orderId, Duration took, String status) implements Outcome {}

    /** Not taken by the API. */
    record Refused(String orderId, Duration took, String message) implements Outcome {}
}
