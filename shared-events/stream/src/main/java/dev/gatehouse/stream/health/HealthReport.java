package dev.gatehouse.stream.health;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * What all that contributes to an application's health says.
 *
 * @param json as Boot's health endpoint would write it
 */
record HealthReport(Status status, Map<String, Object> json) {

    static HealthReport of(HealthContributors contributors) {
        var statuses = new LinkedHashSet<Status>();
        var components = new LinkedHashMap<String, Object>();
        for (var entry : contributors) {
            var report = of(entry.contributor());
            statuses.add(report.status());
            components.put(entry.name(), report.json());
        }
        return of(StatusAggregator.getDefault().getAggregateStatus(statuses), "components", components);
    }

    private static HealthReport of(HealthContributor contributor) {
        return switch (contributor) {
            case CompositeHealthContributor composite -> of((HealthContributors) composite);
            case HealthIndicator indicator -> of(indicator.health());
        };
    }

    private static HealthReport of(@Nullable Health health) {
        return health == null
                ? new HealthReport(Status.UNKNOWN, Map.of("status", Status.UNKNOWN.getCode()))
                : of(health.getStatus(), "details", health.getDetails());
    }

    private static HealthReport of(Status status, String name, Map<String, Object> more) {
        var json = new LinkedHashMap<String, Object>();
        json.put("status", status.getCode());
        json.put(name, more);
        return new HealthReport(status, json);
    }

    boolean isWell() {
        return !status.equals(Status.DOWN) && !status.equals(Status.OUT_OF_SERVICE);
    }
}
