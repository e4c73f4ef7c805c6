package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;

/** A state machine that a gate's events start, with no function in between. Its definition is a file of its own. */
final class Machine {
    private final ContextStack stack;
    private final String name;
    private final String type;
    private final ServiceRole role;

    private Machine(ContextStack stack, String name, String type) {
        this.stack = stack;
        this.name = name;
        this.type = type;
        role = new ServiceRole(stack, Names.joined(name) + "Role", stack.context().named(name + "-role"),
                "states.amazonaws.com");
    }

    /** Runs for minutes at most, and costs little. */
    static Machine express(ContextStack stack, String name) {
        return new Machine(stack, name, "EXPRESS");
    }

    /** Waits for days, and keeps its history. */
    static Machine standard(ContextStack stack, String name) {
        return new Machine(stack, name, "STANDARD");
    }

    /** What its tasks need. */
    ServiceRole role() {
        return role;
    }

    /**
     * Has events of the own gate start it; none is lost if it cannot be started, and somebody is told if it fails.
     *
     * @param values for the placeholders of the definition
     */
    CfnStateMachine startedBy(Gate gate, Map<String, String> values, Map<String, Object> pattern) {
        var machine = CfnStateMachine.Builder.create(stack, Names.joined(name))
                .stateMachineName(stack.context().named(name))
                .stateMachineType(type)
                .definitionString(ResourceText.read(name + ".asl.json"))
                .definitionSubstitutions(new TreeMap<>(values))
                .roleArn(role.arn())
                .build();
        var starter = new ServiceRole(stack, Names.joined(name) + "StarterRole",
                stack.context().named(name + "-starter-role"), "events.amazonaws.com")
                .may(machine.getRef(), "states:StartExecution");
        gate.start(name, pattern, machine.getRef(), starter);
        CfnAlarm.Builder.create(stack, Names.joined(name) + "Alarm")
                .alarmName(stack.context().named(name))
                .alarmDescription("Executions of %s failed: look at their history".formatted(
                        stack.context().named(name)))
                .namespace("AWS/States")
                .metricName("ExecutionsFailed")
                .dimensions(List.of(CfnAlarm.DimensionProperty.builder()
                        .name("StateMachineArn")
                        .value(machine.getRef())
                        .build()))
                .statistic("Sum")
                .period(60)
                .threshold(0)
                .evaluationPeriods(1)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(stack.parameters().alarmActions())
                .build();
        return machine;
    }
}
