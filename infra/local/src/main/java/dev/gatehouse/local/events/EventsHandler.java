package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates event buses and rules. */
public final class EventsHandler implements ResourceHandler {
    private static final String BUS = "AWS::Events::EventBus";
    private static final String RULE = "AWS::Events::Rule";

    private final Buses buses;

    public EventsHandler(Buses buses) {
        this.buses = buses;
    }

    @Override
    public Set<String> types() {
        return Set.of(BUS, RULE);
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource);
        try {
            return resource.type().equals(BUS) ? bus(properties) : rule(resource, properties);
        } catch (AwsError e) {
            throw properties.refuse("Name", "cannot be created: " + e.getMessage());
        }
    }

    private Created bus(Properties properties) {
        properties.knows("DeadLetterConfig", "Description", "KmsKeyIdentifier", "Name", "Tags");
        var bus = buses.create(properties.text("Name"));
        return new Created(bus.name(), Map.of("Arn", bus.arn(), "Name", bus.name()));
    }

    private Created rule(Resource resource, Properties properties) {
        properties.knows("Description", "EventBusName", "EventPattern", "Name", "RoleArn", "State", "Targets");
        var bus = buses.bus(properties.text("EventBusName", Buses.DEFAULT));
        var targets = properties.objects("Targets").stream().map(EventsHandler::target).toList();
        var rule = new Rule(bus.name(), properties.text("Name", resource.stack() + "-" + resource.logicalId()),
                properties.object("EventPattern").node().toString(),
                properties.oneOf("State", "ENABLED", "ENABLED", "DISABLED").equals("ENABLED"),
                properties.text("Description", ""), Map.of());
        bus.put(rule.with(targets));
        return new Created(rule.name(), Map.of("Arn", rule.arn()));
    }

    private static RuleTarget target(Properties target) {
        try {
            return RuleTarget.of(target.node());
        } catch (IllegalArgumentException e) {
            throw target.refuse(String.join(", ", List.copyOf(target.node().propertyNames())),
                    "cannot be a target: " + e.getMessage());
        }
    }
}
