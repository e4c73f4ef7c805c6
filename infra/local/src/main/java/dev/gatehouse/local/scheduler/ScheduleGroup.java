package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.template.Arn;
import java.time.Instant;

/** Schedules that belong together. */
record ScheduleGroup(String name, Instant created) {
    String arn() {
        return Arn.of("scheduler", "schedule-group/" + name).toString();
    }
}
