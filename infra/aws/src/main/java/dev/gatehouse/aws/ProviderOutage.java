package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnParameter;

/** Stores what needs a provider that is out of order, and takes it in again when the provider is back. */
final class ProviderOutage {
    /** Long enough for a probe that gets no answer. */
    private static final int ANSWER_SECONDS = 5;

    private ProviderOutage() {}

    static CfnParameter interval(ContextStack stack) {
        return CfnParameter.Builder.create(stack, "ProbeSeconds")
                .type("Number")
                .description("How often it is tried whether a payment provider that is out of order is back")
                .defaultValue(30)
                .minValue(1)
                .build();
    }

    /** @param callers the functions that need the provider */
    static void of(ContextStack stack, CfnParameter interval, FunctionUnit probe, List<FunctionUnit> callers) {
        var machine = Machine.standard(stack, "provider-outage");
        machine.role().may(stack.log().getAttrArn(), "dynamodb:Query");
        probe.inbox().takesFromRole("provider-outage", machine.role());
        var values = new TreeMap<>(Map.of(
                "ProbeSeconds", interval.getValueAsString(),
                "AnswerSeconds", Integer.toString(ANSWER_SECONDS),
                "Log", stack.log().getRef(),
                "Inbox", probe.inbox().url()));
        for (var caller : callers) {
            values.put(caller.id(), caller.intake().getRef());
            machine.role().may(stack.arn("lambda", "event-source-mapping:${%sIntake}".formatted(caller.id())),
                    "lambda:UpdateEventSourceMapping");
        }
        machine.startedBy(stack.gate(), values, Map.of("detail-type", List.of("ProviderSuspended")));
    }
}
