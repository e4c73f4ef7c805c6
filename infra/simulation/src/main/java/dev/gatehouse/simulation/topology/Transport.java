package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.runtime.log.LogItem;
import dev.gatehouse.testkit.simulation.Fault;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import dev.gatehouse.testkit.simulation.SimulatedQueue.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Carries what is recorded to whoever is to have it: at least once, in any order. */
public final class Transport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration SOON = Duration.ofMillis(80);
    private static final Duration LATE = Duration.ofHours(2);
    private static final Pattern CORRELATION = Pattern.compile("\"correlationId\":\"([^\"]+)\"");

    private final Topology topology;
    private final Surroundings around;
    private final Map<String, SimulatedQueue> queues = new TreeMap<>();
    private final List<Reminder> reminders = new ArrayList<>();
    private final Integrations integrations;
    private int executions;

    /**
     * @param readers who reads from each queue
     * @param newest entry of a table's stream
     */
    public Transport(Topology topology, Surroundings around, Function<String, SimulatedQueue.Reader> readers,
            BiFunction<String, String, Optional<LogEntry>> newest) {
        this.topology = topology;
        this.around = around;
        topology.queues.forEach((name, declaration) -> queues.put(name,
                new SimulatedQueue(declaration, readers.apply(name), around)));
        this.integrations = new Integrations(around.time(),
                (address, body) -> send(Declarations.queueOf(address), body, correlation(body)),
                this::remind, this::enable, newest);
    }

    private void enable(String mapping, boolean isEnabled) {
        var queue = Objects.requireNonNull(queues.get(Objects.requireNonNull(topology.mappings.get(mapping), mapping)));
        around.trace().line("   ", queue.name(), isEnabled ? "is read" : "is not read");
        if (isEnabled) {
            queue.resume();
        } else {
            queue.pause();
        }
    }

    /** The customer is asked for money. */
    public record Reminder(String order, Instant at) {}

    private void remind(String message) {
        around.tally().count("REMINDER");
        reminders.add(new Reminder(ExactJson.parse(message).path("orderId").asString(), around.time().instant()));
    }

    public List<Reminder> reminders() {
        return reminders;
    }

    private static String correlation(String body) {
        var matcher = CORRELATION.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    public Collection<SimulatedQueue> queues() {
        return queues.values();
    }

    public void send(String queue, String body, String about) {
        // Queues for people have no reader.
        if (queues.containsKey(queue)) {
            Objects.requireNonNull(queues.get(queue)).send(body, about);
        }
    }

    /** An object has been put into a bucket. */
    public void created(String bucket, String body, String about) {
        var queue = topology.notifications.get(bucket);
        if (queue != null) {
            carry("s3", () -> send(queue, body, about));
        }
    }

    private void carry(String what, Runnable delivery) {
        around.time().after(around.faults().strikes(Fault.DELAY, what)
                ? around.chance().between(SOON, LATE)
                : around.chance().between(Duration.ZERO, SOON), delivery);
        if (around.faults().strikes(Fault.DUPLICATE, what)) {
            around.time().after(around.chance().between(Duration.ZERO, LATE), delivery);
        }
    }

    /** Entries have been written to the log of a context, as one. */
    public void recorded(String table, List<LogEntry> entries) {
        for (var pipe : topology.pipes.getOrDefault(Declarations.streamOf(table), List.of())) {
            carry(pipe.name(), () -> pass(pipe, entries));
        }
    }

    private void pass(Topology.Pipe pipe, List<LogEntry> entries) {
        var wanted = NODES.arrayNode();
        entries.stream().map(Transport::streamRecord).filter(pipe.filter()::match).forEach(wanted::add);
        if (wanted.isEmpty()) {
            return;
        }
        var enrichment = Objects.requireNonNull(topology.machines.get(pipe.enrichment()), pipe.name());
        if (!(execution(enrichment, wanted).run() instanceof ArrayNode envelopes)) {
            throw new IllegalStateException(pipe.name() + ": the enrichment makes no list");
        }
        envelopes.forEach(envelope -> {
            if (pipe.source().isEmpty()) {
                publish(pipe.target(), envelope);
            } else {
                put(pipe.target(), event(pipe.source(), envelope));
            }
        });
    }

    private Execution execution(Machine machine, JsonNode input) {
        return new Execution(machine, machine.name() + ":" + ++executions, input, integrations, around.time());
    }

    private static ObjectNode streamRecord(LogEntry entry) {
        var change = NODES.objectNode().put("eventName", "INSERT");
        var image = change.putObject("dynamodb").putObject("NewImage");
        LogItem.of(entry).forEach((name, value) -> image.set(name, typed(value)));
        return change;
    }

    private static JsonNode typed(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.objectNode().put("S", value.s());
            case N -> NODES.objectNode().put("N", value.n());
            case L -> {
                var list = NODES.arrayNode();
                value.l().forEach(item -> list.add(typed(item)));
                yield NODES.objectNode().set("L", list);
            }
            default -> throw new IllegalStateException("the log holds no " + value.type());
        };
    }

    private static ObjectNode event(String source, JsonNode envelope) {
        return NODES.objectNode().put("source", source)
                .put("detail-type", envelope.at("/metadata/type").asString())
                .set("detail", envelope);
    }

    private void publish(String topic, JsonNode envelope) {
        for (var subscription : topology.topics.getOrDefault(topic, List.of())) {
            if (subscription.filter().match(envelope)) {
                var body = envelope.toString();
                carry(topic, () -> send(subscription.queue(), body, about(envelope)));
            }
        }
    }

    private void put(String busArn, ObjectNode event) {
        var bus = topology.buses.get(Arn.parse(busArn).name());
        if (bus == null) {
            throw new IllegalStateException("there is no bus " + busArn);
        }
        for (var rule : bus.patterns().matching(event)) {
            bus.targets().getOrDefault(rule, List.of()).forEach(target -> carry(rule, () -> hand(target, event)));
        }
    }

    private void hand(Topology.Target target, ObjectNode event) {
        if (target.arn().contains(":event-bus/")) {
            put(target.arn(), event);
            return;
        }
        var input = target.input().of(event, target.rule(), target.rule());
        var machine = topology.machines.get(target.arn());
        if (machine == null) {
            send(Declarations.queueOf(target.arn()), input, about(event.path("detail")));
        } else {
            execution(machine, ExactJson.parse(input)).run();
        }
    }

    private static String about(JsonNode envelope) {
        return envelope.at("/metadata/correlationId").asString("");
    }
}
