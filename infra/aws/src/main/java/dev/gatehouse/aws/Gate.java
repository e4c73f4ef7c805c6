package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awscdk.services.events.CfnArchive;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.CfnRule;

/**
 * A context's gatekeeper bus. Outflow rules forward named events to the gates of the contexts that may have them;
 * inflow rules let in what a function needs, and nothing else.
 */
final class Gate {
    /**
     * Shorter than claims and the inboxes' memory last, by the 28 days that a replayed message may wait in a queue and its
     * dead-letter queue.
     */
    private static final int REPLAYABLE_DAYS = Claims.LONGER_THAN_ANY_REPLAY_DAYS - 30;

    private final ContextStack stack;
    private final Queue deadLetters;
    private final CfnEventBus bus;
    private final List<String> rules = new ArrayList<>();
    private final Map<Context, TreeSet<String>> admitted = new EnumMap<>(Context.class);

    Gate(ContextStack stack, Queue deadLetters) {
        this.stack = stack;
        this.deadLetters = deadLetters;
        var key = GateKey.of(stack, busArn()).getAttrArn();
        bus = CfnEventBus.Builder.create(stack, "Gate")
                .name(name())
                .kmsKeyIdentifier(key)
                .deadLetterConfig(CfnEventBus.DeadLetterConfigProperty.builder().arn(deadLetters.arn()).build())
                .build();
        deadLetters.takesFrom("events.amazonaws.com", name(), bus.getAttrArn());
        CfnArchive.Builder.create(stack, "GateArchive")
                .archiveName(name())
                .sourceArn(bus.getAttrArn())
                .description("Everything that came over " + name() + ", to be replayed to one function")
                .retentionDays(REPLAYABLE_DAYS)
                .kmsKeyIdentifier(key)
                .build();
    }

    /** Lets the foreign events of a function into its inbox: the envelope, reduced to what the function may see. */
    void admit(FunctionUnit function, Inflow inflow) {
        var events = function.declaration().foreignEvents();
        events.forEach((producer, names) -> admitted.computeIfAbsent(producer, _ -> new TreeSet<>()).addAll(names));
        var rule = rule(
                "in-" + function.declaration().name(),
                events.keySet().stream().map(Context::source).toList(),
                events.values().stream().flatMap(List::stream).toList(),
                inflow.apply(target(function.inbox().arn())));
        function.inbox().takesFrom("events.amazonaws.com", rule.getName(), rule.getAttrArn());
    }

    /** Forwards own events to another context's gate. */
    void forward(Context other, String... events) {
        var destination = stack.arn("events", "event-bus/" + other.gate(), other);
        var role = new ServiceRole(stack, "Out" + Names.capitalised(other.id()) + "Role",
                stack.context().roleTowards(other), "events.amazonaws.com").may(destination, "events:PutEvents");
        rule("out-" + other.id(), List.of(stack.context().source()), List.of(events),
                target(destination).roleArn(role.arn()));
    }

    /** Has own events start a state machine, with their envelope. */
    void start(String name, Map<String, Object> pattern, String machineArn, ServiceRole starter) {
        var own = new LinkedHashMap<String, Object>();
        own.put("source", List.of(stack.context().source()));
        own.putAll(pattern);
        rule("start-" + name, own, target(machineArn).roleArn(starter.arn()).inputPath("$.detail"));
    }

    /** Closes the gate to everyone but the own pipe and the producers of what was admitted. Call it last. */
    void guard(String ownPublisherArn) {
        new GateGuard(stack, bus).guard(admitted, ownPublisherArn);
    }

    private CfnRule rule(String name, List<String> sources, List<String> events,
            CfnRule.TargetProperty.Builder target) {
        var pattern = new LinkedHashMap<String, Object>();
        pattern.put("source", sources);
        pattern.put("detail-type", events);
        return rule(name, pattern, target);
    }

    private CfnRule rule(String name, Map<String, Object> pattern, CfnRule.TargetProperty.Builder target) {
        var rule = CfnRule.Builder.create(stack, Names.joined(name) + "Rule")
                .name(stack.context().named(name))
                .eventBusName(bus.getRef())
                .eventPattern(pattern)
                .state("ENABLED")
                .targets(List.of(target.id("only").build()))
                .build();
        deadLetters.takesFrom("events.amazonaws.com", stack.context().named(name), rule.getAttrArn());
        rules.add(stack.context().named(name));
        return rule;
    }

    private CfnRule.TargetProperty.Builder target(String arn) {
        return CfnRule.TargetProperty.builder()
                .arn(arn)
                .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder().arn(deadLetters.arn()).build())
                .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(Delivery.SECONDS)
                        .maximumRetryAttempts(Delivery.ATTEMPTS)
                        .build());
    }

    private String busArn() {
        return stack.arn("events", "event-bus/" + name());
    }

    String name() {
        return stack.context().gate();
    }

    List<String> rules() {
        return rules;
    }

    String arn() {
        return bus.getAttrArn();
    }
}
