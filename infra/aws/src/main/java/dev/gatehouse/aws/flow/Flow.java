package dev.gatehouse.aws.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who takes what from where and says what to whom, over all contexts.
 *
 * @param endpoints of APIs
 * @param machines that events start
 */
public record Flow(
        List<Function> functions,
        List<Rule> rules,
        List<Pipe> pipes,
        List<Subscription> subscriptions,
        List<Notification> notifications,
        List<Endpoint> endpoints,
        List<Machine> machines) {

    /** What a new object in a bucket is called. */
    static final String OBJECT_CREATED = "ObjectCreated";

    /**
     * A function with its inbox.
     *
     * @param writes names of the tables that it may put items into
     * @param fills names of the buckets that it may put objects into
     * @param tells names of the topics that it may publish to
     * @param bounds for an emitted event that closes a cycle: why the cycle ends
     */
    public record Function(
            String context,
            String bean,
            String inbox,
            List<String> consumes,
            List<String> emits,
            Set<String> internal,
            Map<String, String> bounds,
            Set<String> writes,
            Set<String> fills,
            Set<String> tells) {}

    /**
     * A rule of a gate.
     *
     * @param fields of the data that it passes on; empty: all
     */
    public record Rule(
            String context,
            String name,
            String bus,
            List<String> sources,
            List<String> events,
            String target,
            List<String> fields) {

        boolean admits(String source, String event) {
            return sources.contains(source) && events.contains(event);
        }
    }

    /** A pipe from a log to a gate or a topic. */
    public record Pipe(String context, String name, String log, String target, boolean internalToo) {}

    /** A topic's feed of an inbox. */
    public record Subscription(String context, String topic, String inbox, List<String> events) {}

    /** A bucket's messages about new objects. */
    public record Notification(String context, String bucket, String inbox) {}

    /**
     * An endpoint of an API.
     *
     * @param target the inbox that it stores into or the table that it reads
     */
    public record Endpoint(String context, String api, String verb, String path, String target) {}

    /**
     * A state machine that rules start.
     *
     * @param inboxes that it puts commands into, or has put into
     * @param commands of these
     * @param topics that it publishes to
     */
    public record Machine(
            String context, String name, Set<String> inboxes, Set<String> commands, Set<String> topics) {}

    public static Flow of(List<Template> templates) {
        var readers = templates.stream().map(FlowReader::new).toList();
        return new Flow(
                readers.stream().flatMap(FlowReader::functions).toList(),
                readers.stream().flatMap(FlowReader::rules).toList(),
                readers.stream().flatMap(FlowReader::pipes).toList(),
                readers.stream().flatMap(FlowReader::subscriptions).toList(),
                readers.stream().flatMap(FlowReader::notifications).toList(),
                readers.stream().flatMap(FlowReader::endpoints).toList(),
                readers.stream().flatMap(FlowReader::machines).toList());
    }

    /** The functions that an event of a function reaches, on whatever way: as it is, or by what a machine makes of it. */
    public List<Function> reached(Function emitter, String event) {
        return behind(targets(emitter, event).flatMap(target -> Stream.concat(Stream.of(target),
                machine(target).flatMap(machine -> machine.inboxes().stream()))));
    }

    /** The functions that an event of a function is delivered to as it is. */
    List<Function> delivered(Function emitter, String event) {
        return behind(targets(emitter, event));
    }

    private List<Function> behind(Stream<String> targets) {
        var inboxes = targets.collect(Collectors.toSet());
        return functions.stream().filter(function -> inboxes.contains(function.inbox())).toList();
    }

    private Stream<String> targets(Function emitter, String event) {
        var stored = notifications.stream()
                .filter(told -> event.equals(OBJECT_CREATED) && emitter.fills().contains(told.bucket()))
                .map(Notification::inbox);
        var told = emitter.tells().stream().flatMap(topic -> throughTopic(topic, event));
        return Stream.concat(Stream.concat(stored, told), pipes.stream()
                .filter(pipe -> emitter.writes().contains(pipe.log()))
                .filter(pipe -> pipe.internalToo() || !emitter.internal().contains(event))
                .flatMap(pipe -> Stream.concat(
                        throughGate(pipe.target(), "gatehouse." + emitter.context(), event),
                        throughTopic(pipe.target(), event))));
    }

    /** The own gate's targets, and those of the gates it forwards to: EventBridge forwards an event once. */
    private Stream<String> throughGate(String bus, String source, String event) {
        return targets(bus, source, event)
                .flatMap(target -> Stream.concat(Stream.of(target), targets(target, source, event)));
    }

    private Stream<String> targets(String bus, String source, String event) {
        return rules.stream()
                .filter(rule -> rule.bus().equals(bus) && rule.admits(source, event))
                .map(Rule::target);
    }

    private Stream<String> throughTopic(String topic, String event) {
        return subscriptions.stream()
                .filter(subscription -> subscription.topic().equals(topic) && subscription.events().contains(event))
                .map(Subscription::inbox);
    }

    Stream<Machine> machine(String name) {
        return machines.stream().filter(machine -> machine.name().equals(name));
    }

    boolean isGate(String name) {
        return rules.stream().anyMatch(rule -> rule.bus().equals(name));
    }
}
