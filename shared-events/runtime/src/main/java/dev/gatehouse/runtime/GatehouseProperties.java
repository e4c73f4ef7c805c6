package dev.gatehouse.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings that every service has.
 *
 * @param context the bounded context; its tables and queues are named after it
 */
@ConfigurationProperties("gatehouse")
public record GatehouseProperties(String context, @DefaultValue Aws aws, @DefaultValue Claims claims,
        @DefaultValue Inbox inbox) {

    /**
     * Where AWS is.
     *
     * @param endpoint of a local cloud; absent for AWS itself
     */
    public record Aws(@Nullable URI endpoint, @DefaultValue("eu-central-1") String region) implements AwsLocation {}

    /**
     * Where the large fields of events are.
     *
     * @param bucket of this context; absent where no event is ever large
     * @param sources the buckets of other contexts that may be read
     * @param limit of an event as JSON. One row of the log, its event as JSON inside of JSON, then stays well below the
     *     256 KB of a Step Functions call, which is on the way to the gate.
     */
    public record Claims(
            @Nullable String bucket, @DefaultValue Set<String> sources, @DefaultValue("64KB") DataSize limit) {}

    /**
     * What functions without an aggregate remember.
     *
     * @param claim how long an effect may take before another delivery may try; at least the function's time-out
     * @param kept how long a message is remembered: longer than any redrive or replay reaches back
     */
    public record Inbox(@DefaultValue("30s") Duration claim, @DefaultValue("90d") Duration kept) {}

    public String logTable() {
        return context + "-log";
    }

    public String inboxTable() {
        return context + "-inbox";
    }

    /** Name of a function's inbox queue. */
    public String inboxQueue(String function) {
        return context + "-" + function + "-inbox";
    }
}
