package dev.gatehouse.stream.sqs;

import java.util.Collection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a queue cannot be read. */
record QueuesHealth(Collection<QueueConsumer> consumers) implements HealthIndicator {

    @Override
    public Health health() {
        var health = Health.up();
        for (var consumer : consumers) {
            var trouble = consumer.poller().trouble();
            if (trouble.isPresent()) {
                health.down();
            }
            health.withDetail(consumer.reading().binding(), "%s: %s".formatted(
                    consumer.reading().queue().name(), trouble.orElse(consumer.isPaused() ? "paused" : "reading")));
        }
        return health.build();
    }
}
