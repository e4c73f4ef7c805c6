package dev.gatehouse.aws;

/** How long the transports try before they set an event aside: the longest that a bus and a table's stream can. */
final class Delivery {
    static final int SECONDS = 86_400;
    /** What EventBridge makes of 24 hours of backing off. */
    static final int ATTEMPTS = 185;

    private Delivery() {}
}
