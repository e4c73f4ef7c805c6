package dev.gatehouse.local.scheduler;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.Map;
import java.util.Set;

/** Creates schedule groups. What is in one, in kept data, stays. */
public final class ScheduleGroupHandler implements ResourceHandler {
    private final Schedules schedules;

    public ScheduleGroupHandler(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::Scheduler::ScheduleGroup");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("Name", "Tags");
        try {
            var group = schedules.adoptGroup(
                    properties.text("Name", resource.stack() + "-" + resource.logicalId()));
            return new Created(group.name(), Map.of("Arn", group.arn(), "State", "ACTIVE"));
        } catch (AwsError e) {
            throw properties.refuse("Name", "cannot be created: " + e.getMessage());
        }
    }
}
