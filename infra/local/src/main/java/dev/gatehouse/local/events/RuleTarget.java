package dev.gatehouse.local.events;

import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.template.Arn;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a rule sends to.
 *
 * @param declaration as it was given
 */
record RuleTarget(
        String id, Arn arn, TargetInput input, RetryPolicy retry, @Nullable String deadLetterArn,
        ObjectNode declaration) {
    private static final Set<String> KNOWN = Set.of("Id", "Arn", "RoleArn", "Input", "InputPath", "InputTransformer",
            "RetryPolicy", "DeadLetterConfig");

    /** @throws IllegalArgumentException if the local cloud cannot send to it, or not so */
    static RuleTarget of(JsonNode declaration) {
        if (!(declaration instanceof ObjectNode object)) {
            throw new IllegalArgumentException("A target must be an object.");
        }
        object.propertyNames().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Target property " + name + " is not supported by the local cloud.");
        });
        var arn = Arn.parse(object.path("Arn").asString(""));
        if (object.path("Id").asString("").isEmpty()) {
            throw new IllegalArgumentException("A target must have an Id.");
        }
        var isBus = arn.is("events", "event-bus/");
        var isMachine = arn.is("states", "stateMachine:");
        if (isMachine && object.path("RoleArn").asString("").isEmpty()) {
            throw new IllegalArgumentException("RoleArn is required for target " + arn + ".");
        }
        if (!isBus && !isMachine && !arn.service().equals("sqs") && !arn.service().equals("sns")) {
            throw new IllegalArgumentException("The local cloud cannot send events to " + arn + ".");
        }
        var input = TargetInput.of(object);
        if (isBus && !(input instanceof TargetInput.Whole)) {
            throw new IllegalArgumentException("An event bus takes whole events: Input is not supported.");
        }
        var deadLetter = object.path("DeadLetterConfig").path("Arn");
        return new RuleTarget(object.path("Id").asString(""), arn, input, retry(object.path("RetryPolicy")),
                deadLetter.isString() ? Arn.parse(deadLetter.asString()).toString() : null, object);
    }

    private static RetryPolicy retry(JsonNode policy) {
        var standard = RetryPolicy.STANDARD;
        return new RetryPolicy(policy.path("MaximumRetryAttempts").asInt(standard.attempts()),
                policy.path("MaximumEventAgeInSeconds").asInt(standard.maximumAgeSeconds()));
    }

    boolean isBus() {
        return arn.service().equals("events");
    }
}
