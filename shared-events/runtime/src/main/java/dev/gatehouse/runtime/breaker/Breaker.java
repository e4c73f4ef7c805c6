package dev.gatehouse.runtime.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the calls to a provider. Each instance has a breaker of its own, which costs nothing while all is well; what it
 * notices it tells the others, and from so many failures on, nobody calls any more.
 */
public final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    /** The calls that an instance judges by. */
    private static final int CALLS = 10;
    private static final float HALF = 50;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** Where there are few calls, the successes that an instance judges by may be of yesterday. */
    private static final Duration LONG_WITHOUT_SUCCESS = Duration.ofSeconds(5);

    private final Settings settings;
    private final Suspension suspension;
    private final OutageSigns signs;
    private final CircuitBreaker own;
    private final Retry retry;
    private final RetryBudget budget = new RetryBudget();
    private final FailuresInARow inARow;

    /**
     * How the breaker judges.
     *
     * @param threshold failures, of all instances, from which on there is an outage
     * @param probeInterval how often it is tried whether the outage is over
     * @param isOutage whether an exception says that the provider is out of order
     * @param isTransient whether an exception of those is worth to be tried again at once
     */
    public record Settings(String provider, int threshold, Duration probeInterval, Predicate<Throwable> isOutage,
            Predicate<Throwable> isTransient) {}

    public Breaker(Settings settings, Suspension suspension, OutageSigns signs, InstantSource clock) {
        this.settings = settings;
        this.suspension = suspension;
        this.signs = signs;
        this.inARow = new FailuresInARow(clock);
        this.own = CircuitBreaker.of(settings.provider(), CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindowSize(CALLS)
                .minimumNumberOfCalls(settings.threshold())
                .failureRateThreshold(HALF)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(settings.probeInterval())
                .build());
        this.retry = Retry.of(settings.provider(), RetryConfig.custom()
                .maxAttempts(2)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE))
                .retryOnException(settings.isTransient())
                .build());
        retry.getEventPublisher().onRetry(_ -> budget.spend());
    }

    /** @throws IntakeSuspended instead of calling, while the provider is out of order */
    public <T> T call(Supplier<T> call) {
        return budget.isLeft() ? retry.executeSupplier(() -> callOnce(call)) : callOnce(call);
    }

    private <T> T callOnce(Supplier<T> call) {
        if (!own.tryAcquirePermission() || (own.getState() == State.HALF_OPEN && isStillOn())) {
            throw new IntakeSuspended(settings.provider(), settings.probeInterval());
        }
        var begun = own.getCurrentTimestamp();
        try {
            var result = call.get();
            succeeded(begun);
            budget.earn();
            return result;
        } catch (RuntimeException thrown) {
            if (settings.isOutage().test(thrown)) {
                own.onError(own.getCurrentTimestamp() - begun, own.getTimestampUnit(), thrown);
                inARow.add();
                tellOthers();
            } else {
                succeeded(begun);
            }
            throw thrown;
        }
    }

    private void succeeded(long begun) {
        own.onSuccess(own.getCurrentTimestamp() - begun, own.getTimestampUnit());
        inARow.end();
    }

    private boolean isStillOn() {
        var isOn = suspension.isOn();
        if (isOn) {
            own.transitionToOpenState();
        }
        return isOn;
    }

    /** One failure among many successes is none of theirs; nothing but failures for a while is, however few they are. */
    private void tellOthers() {
        var calls = own.getMetrics();
        if (own.getState() == State.CLOSED && calls.getNumberOfFailedCalls() * 2 < calls.getNumberOfBufferedCalls()
                && inARow.span().compareTo(LONG_WITHOUT_SUCCESS) < 0) {
            return;
        }
        var count = signs.failed(inARow.takeUntold());
        if (own.getState() == State.OPEN || count.failures() >= settings.threshold()) {
            LOG.warn("{} fails: its callers' intake is suspended", settings.provider());
            suspension.begin(count.outage());
            own.transitionToOpenState();
        }
    }

    /** Asks what the others know: one request. For those that can pause the intake of this instance. */
    public boolean isSuspended() {
        var isOn = suspension.isOn();
        if (isOn && own.getState() == State.CLOSED) {
            own.transitionToOpenState();
        } else if (!isOn && own.getState() == State.OPEN) {
            own.transitionToClosedState();
        }
        return isOn;
    }
}
