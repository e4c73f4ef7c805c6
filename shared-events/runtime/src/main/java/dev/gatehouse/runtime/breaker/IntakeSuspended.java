package dev.gatehouse.runtime.breaker;

import dev.gatehouse.runtime.dispatch.RetryLater;
import java.time.Duration;

/** The provider was not asked, because it is out of order. The message was on its way when its intake was paused. */
public final class IntakeSuspended extends RetryLater {
    IntakeSuspended(String provider, Duration delay) {
        super("%s is out of order, and was not asked".formatted(provider), delay);
    }
}
