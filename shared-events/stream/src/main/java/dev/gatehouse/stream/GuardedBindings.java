package dev.gatehouse.stream;

import dev.gatehouse.runtime.breaker.GuardedIntake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;

/** Pauses the bindings of functions whose provider is out of order, and lets them go on when it is back. */
final class GuardedBindings implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedBindings.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BindingsLifecycleController bindings;

    GuardedBindings(BindingsLifecycleController bindings, List<GuardedIntake> intakes) {
        this.bindings = bindings;
        intakes.forEach(intake -> Thread.ofVirtual().name("guarded-bindings").start(() -> watch(intake)));
    }

    private void watch(GuardedIntake intake) {
        try {
            while (!ended.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look(intake);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(GuardedIntake intake) {
        try {
            var isSuspended = intake.isSuspended().getAsBoolean();
            intake.functions().forEach(function -> turn(BindingName.input(function), isSuspended));
        } catch (RuntimeException unknown) {
            LOG.warn("Whether intake is suspended cannot be found out: {}", unknown.getClass().getSimpleName());
        }
    }

    private void turn(String binding, boolean isSuspended) {
        if (bindings.queryState(binding).stream().map(Binding::isPaused).noneMatch(paused -> paused != isSuspended)) {
            return;
        }
        LOG.info("{} {}", binding, isSuspended ? "is paused" : "goes on");
        if (isSuspended) {
            bindings.pause(binding);
        } else {
            bindings.resume(binding);
        }
    }

    @Override
    public void destroy() {
        ended.countDown();
    }
}
