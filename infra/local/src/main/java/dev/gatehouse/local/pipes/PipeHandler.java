package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.events.EventPatterns;
import dev.gatehouse.local.events.PutEvents;
import dev.gatehouse.local.template.Arn;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates pipes. */
public final class PipeHandler implements ResourceHandler {
    private static final int STANDARD_BATCH = 100;
    private static final int LARGEST_TARGET_BATCH = 10;

    private final Pipes pipes;
    private final PutEvents events;
    private final Targets targets;

    public PipeHandler(Pipes pipes, PutEvents events, Targets targets) {
        this.pipes = pipes;
        this.events = events;
        this.targets = targets;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::Pipes::Pipe");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("Description", "DesiredState", "Enrichment", "KmsKeyIdentifier",
                "LogConfiguration", "Name", "RoleArn", "Source", "SourceParameters", "Tags", "Target",
                "TargetParameters");
        properties.oneOf("DesiredState", "RUNNING", "RUNNING");
        try {
            var pipe = pipe(resource, properties);
            pipes.add(pipe);
            return new Created(pipe.name(), Map.of("Arn", pipe.arn(), "CurrentState", "RUNNING"));
        } catch (IllegalArgumentException e) {
            throw properties.refuse("Source, SourceParameters, Enrichment, Target or TargetParameters",
                    "cannot be used: " + e.getMessage());
        }
    }

    private Pipe pipe(Resource resource, Properties properties) {
        var name = properties.text("Name", resource.stack() + "-" + resource.logicalId());
        if (!Arn.parse(properties.text("Source")).service().equals("dynamodb")) {
            throw properties.refuse("Source", "is no stream of a table; other sources are not supported");
        }
        var source = properties.object("SourceParameters").knows("DynamoDBStreamParameters", "FilterCriteria");
        var reading = source.object("DynamoDBStreamParameters").knows("BatchSize", "DeadLetterConfig",
                "MaximumRecordAgeInSeconds", "MaximumRetryAttempts", "OnPartialBatchItemFailure", "StartingPosition");
        var batchSize = reading.number("BatchSize", STANDARD_BATCH);
        if (batchSize > LARGEST_TARGET_BATCH) {
            throw reading.refuse("BatchSize", "is more than the 10 that the targets take");
        }
        var deadLetter = reading.object("DeadLetterConfig").textOrNull("Arn");
        return new Pipe(name, properties.text("Source"), filter(source.object("FilterCriteria")), batchSize,
                reading.oneOf("StartingPosition", "", "TRIM_HORIZON", "LATEST"),
                new RetryPolicy(reading.number("MaximumRetryAttempts", -1),
                        reading.number("MaximumRecordAgeInSeconds", -1)),
                reading.has("OnPartialBatchItemFailure"), deadLetter, enrichment(properties),
                target(name, properties), Instant.now());
    }

    private static @Nullable EventPatterns filter(Properties criteria) {
        var patterns = new TreeMap<String, String>();
        for (var filter : criteria.knows("Filters").objects("Filters")) {
            patterns.put(Integer.toString(patterns.size()), filter.text("Pattern"));
        }
        return patterns.isEmpty() ? null : EventPatterns.of(patterns);
    }

    private static @Nullable String enrichment(Properties properties) {
        var enrichment = properties.textOrNull("Enrichment");
        if (enrichment != null && !Arn.parse(enrichment).is("states", "stateMachine:")) {
            throw properties.refuse("Enrichment", "is no state machine; others are not supported");
        }
        return enrichment;
    }

    private PipeTarget target(String pipe, Properties properties) {
        var arn = Arn.parse(properties.text("Target"));
        var given = properties.object("TargetParameters");
        if (arn.is("events", "event-bus/")) {
            var bus = given.knows("EventBridgeEventBusParameters").object("EventBridgeEventBusParameters");
            bus.knows("DetailType", "Source", "Time");
            var parameters = new TreeMap<String, BusTarget.Parameter>();
            parameters.put("DetailType", new BusTarget.Parameter.Fixed("Event from aws:dynamodb"));
            parameters.put("Source", new BusTarget.Parameter.Fixed("Pipe " + pipe));
            bus.node().propertyNames().forEach(name -> parameters.put(name, BusTarget.Parameter.of(bus.text(name))));
            return new BusTarget(arn.toString(), parameters, events);
        }
        if (!targets.has(arn) || arn.service().equals("states")) {
            throw properties.refuse("Target", "is no event bus, topic or queue; others are not supported");
        }
        given.knows();
        return new MessageTarget(arn.toString(), targets);
    }
}
