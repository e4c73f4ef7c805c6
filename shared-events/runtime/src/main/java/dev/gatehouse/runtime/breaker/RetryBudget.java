package dev.gatehouse.runtime.breaker;

/** Lets one call in ten be tried again at once, so that retries never become the load that keeps a provider down. */
final class RetryBudget {
    private static final int MOST = 100;
    private static final int COST = 10;
    private int tokens = MOST;

    synchronized void earn() {
        tokens = Math.min(MOST, tokens + 1);
    }

    synchronized boolean isLeft() {
        return tokens >= COST;
    }

    synchronized void spend() {
        tokens = Math.max(0, tokens - COST);
    }
}
