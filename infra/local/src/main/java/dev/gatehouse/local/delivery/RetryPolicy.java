package dev.gatehouse.local.delivery;

/**
 * How long a delivery is tried.
 *
 * @param attempts after the first
 */
public record RetryPolicy(int attempts, int maximumAgeSeconds) {
    /** What EventBridge does unless told otherwise. */
    public static final RetryPolicy STANDARD = new RetryPolicy(185, 86_400);
}
