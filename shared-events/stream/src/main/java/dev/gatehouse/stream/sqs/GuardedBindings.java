package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.breaker.GuardedIntake;
import dev.gatehouse.stream.BindingName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Pauses the bindings of functions whose provider is out of order, and lets them go on when it is back. */
final class GuardedBindings implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedBindings.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SqsBinder binder;

    GuardedBindings(SqsBinder binder, List<GuardedIntake> intakes) {
        this.binder = binder;
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
            var isSuspended = intake.breaker().isSuspended();
            binder.consumers().stream()
                    .filter(consumer -> intake.functions()
                            .contains(BindingName.function(consumer.reading().binding())))
                    .filter(consumer -> consumer.isPaused() != isSuspended)
                    .forEach(consumer -> turn(consumer, isSuspended));
        } catch (RuntimeException unknown) {
            LOG.warn("Whether intake is suspended cannot be found out: {}", unknown.getClass().getSimpleName());
        }
    }

    private static void turn(QueueConsumer consumer, boolean isSuspended) {
        LOG.info("{} {}", consumer.reading().binding(), isSuspended ? "is paused" : "goes on");
        if (isSuspended) {
            consumer.pause();
        } else {
            consumer.resume();
        }
    }

    @Override
    public void destroy() {
        ended.countDown();
    }
}
