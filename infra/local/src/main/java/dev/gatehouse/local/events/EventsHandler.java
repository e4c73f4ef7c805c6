package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.events.EventArchive.Declaration;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates event buses, their rules and archives. */
public final class EventsHandler implements ResourceHandler {
    private static final String BUS = "AWS::Events::EventBus";
    private static final String RULE = "AWS::Events::Rule";
    private static final String ARCHIVE = "AWS::Events::Archive";

    private final Buses buses;
    private final Archives archives;

    public EventsHandler(Buses buses, Archives archives) {
        this.buses = buses;
        this.archives = archives;
    }

    @Override
    public Set<String> types() {
        return Set.of(BUS, RULE, ARCHIVE);
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource);
        try {
            return switch (resource.type()) {
                case BUS -> bus(properties);
                case ARCHIVE -> archive(resource, properties);
                default -> rule(resource, properties);
            };
        } catch (AwsError e) {
            throw properties.refuse("Name", "cannot be created: " + e.getMessage());
        }
    }

    private Created bus(Properties properties) {
        properties.knows("DeadLetterConfig", "Description", "KmsKeyIdentifier", "Name", "Tags");
        var bus = buses.create(properties.text("Name"));
        return new Created(bus.name(), Map.of("Arn", bus.arn(), "Name", bus.name()));
    }

    private Created archive(Resource resource, Properties properties) {
        properties.knows("ArchiveName", "Description", "EventPattern", "KmsKeyIdentifier", "RetentionDays",
                "SourceArn");
        var pattern = properties.object("EventPattern").node();
        var archive = archives.create(new Declaration(
                properties.text("ArchiveName", resource.stack() + "-" + resource.logicalId()),
                buses.bus(properties.text("SourceArn")).arn(), pattern.isEmpty() ? null : pattern.toString(),
                properties.number("RetentionDays", 0), properties.text("Description", ""),
                properties.text("KmsKeyIdentifier", ""), Instant.now())).declaration();
        return new Created(archive.name(), Map.of("Arn", archive.arn(), "ArchiveName", archive.name()));
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
