package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Step Functions as clients call it. */
public final class StepFunctions extends Operations {

    public StepFunctions(StateMachines machines) {
        super("states", Map.of(
                "ListStateMachines", _ -> list(machines),
                "DescribeStateMachine", input -> describe(machines, input),
                "StartSyncExecution", input -> startSync(machines, input)));
    }

    private static ObjectNode list(StateMachines machines) {
        var output = ExactJson.newObject();
        var list = output.putArray("stateMachines");
        machines.all().forEach(machine -> list.add(summary(machine)));
        return output;
    }

    private static ObjectNode summary(StateMachine machine) {
        return ExactJson.newObject()
                .put("stateMachineArn", machine.arn())
                .put("name", machine.name())
                .put("type", "EXPRESS")
                .put("creationDate", seconds(machine.created()));
    }

    private static ObjectNode describe(StateMachines machines, Input input) {
        var machine = machine(machines, input);
        return summary(machine).put("status", "ACTIVE").put("definition", machine.definition());
    }

    private static ObjectNode startSync(StateMachines machines, Input input) {
        var machine = machine(machines, input);
        var text = input.text("input", "{}");
        var name = input.text("name", UUID.randomUUID().toString());
        var arn = StateMachines.executionArn(machine, name);
        var output = ExactJson.newObject()
                .put("executionArn", arn)
                .put("stateMachineArn", machine.arn())
                .put("name", name)
                .put("startDate", seconds(Instant.now()))
                .put("input", text);
        try {
            var result = machine.execute(arn, parsed(text));
            output.put("status", "SUCCEEDED").put("output", result.toString());
        } catch (ExecutionFailed e) {
            output.put("status", "FAILED").put("error", e.error()).put("cause", e.reason());
        }
        return output.put("stopDate", seconds(Instant.now()));
    }

    private static JsonNode parsed(String input) {
        try {
            return ExactJson.parse(input);
        } catch (JacksonException _) {
            throw new AwsError("InvalidExecutionInput", "Invalid Execution Input: it is not JSON");
        }
    }

    private static StateMachine machine(StateMachines machines, Input input) {
        var arn = input.text("stateMachineArn");
        return machines.machine(arn)
                .orElseThrow(() -> new AwsError("StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'"
                        .formatted(arn)));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
