package dev.gatehouse.runtime;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that every service has.
 *
 * @param context the bounded context; its tables and queues are named after it
 */
@ConfigurationProperties("gatehouse")
public record GatehouseProperties(String context, @DefaultValue Aws aws) {

    /**
     * Where AWS is.
     *
     * @param endpoint of a local cloud; absent for AWS itself
     */
    public record Aws(@Nullable URI endpoint, @DefaultValue("eu-central-1") String region) {}

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
