package dev.gatehouse.simulation.workload;

import java.time.Duration;

/**
 * Something that somebody does about an order.
 *
 * @param number tells it from others of its kind
 */
public record Act(Kind kind, Duration after, int number) {

    /** What is done. */
    public enum Kind {
        PLACE, PLACE_OTHER, CANCEL, FULFIL, REFUND_PART, REFUND_LINE, REFUND_ALL, CONFIRM, CONFIRM_OTHER_AMOUNT, AUTHENTICATE, REFUSE, EXPIRE, FUND, FUND_HALF, DISPUTE;

        boolean isRefund() {
            return this == REFUND_PART || this == REFUND_LINE || this == REFUND_ALL;
        }
    }
}
