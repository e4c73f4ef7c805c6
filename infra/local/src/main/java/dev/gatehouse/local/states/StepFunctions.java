package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Step Functions as clients call it. Lists come whole, without pages. */
public final class StepFunctions extends Operations {

    public StepFunctions(StateMachines machines, Executions executions) {
        super("states", new Table(machines, executions).operations());
    }

    private record Table(StateMachines machines, Executions executions) {

        Map<String, Function<Input, ObjectNode>> operations() {
            var runs = new ExecutionOperations(this::machine, executions);
            var tokens = new TokenOperations(executions);
            return Map.ofEntries(
                    Map.entry("ListStateMachines", _ -> list()),
                    Map.entry("DescribeStateMachine", this::describe),
                    Map.entry("StartSyncExecution", this::startSync),
                    Map.entry("StartExecution", runs::start),
                    Map.entry("StopExecution", runs::stop),
                    Map.entry("DescribeExecution", runs::describe),
                    Map.entry("ListExecutions", runs::list),
                    Map.entry("GetExecutionHistory", runs::history),
                    Map.entry("SendTaskSuccess", tokens::succeed),
                    Map.entry("SendTaskFailure", tokens::fail));
        }

        private ObjectNode list() {
            var output = ExactJson.newObject();
            var list = output.putArray("stateMachines");
            machines.all().forEach(machine -> list.add(summary(machine)));
            return output;
        }

        private static ObjectNode summary(StateMachine machine) {
            return ExactJson.newObject()
                    .put("stateMachineArn", machine.arn())
                    .put("name", machine.name())
                    .put("type", machine.declaration().type().name())
                    .put("creationDate", seconds(machine.created()));
        }

        private ObjectNode describe(Input input) {
            var machine = machine(input);
            return summary(machine).put("status", "ACTIVE")
                    .put("definition", machine.declaration().definition())
                    .put("roleArn", machine.declaration().roleArn());
        }

        private ObjectNode startSync(Input input) {
            var machine = machine(input);
            if (!machine.isExpress()) {
                throw new AwsError("StateMachineTypeNotSupported",
                        "This operation is not supported by this type of state machine");
            }
            var text = input.text("input", "{}");
            var name = input.text("name", UUID.randomUUID().toString());
            var arn = Executions.expressArn(machine, name);
            var output = ExactJson.newObject()
                    .put("executionArn", arn)
                    .put("stateMachineArn", machine.arn())
                    .put("name", name)
                    .put("startDate", seconds(Instant.now()))
                    .put("input", text);
            try {
                var result = executions.execute(machine, arn, Executions.parsed(text));
                output.put("status", "SUCCEEDED").put("output", result.toString());
            } catch (ExecutionFailed e) {
                output.put("status", "FAILED").put("error", e.error()).put("cause", e.reason());
            }
            return output.put("stopDate", seconds(Instant.now()));
        }

        private StateMachine machine(Input input) {
            var arn = input.text("stateMachineArn");
            return machines.machine(arn)
                    .orElseThrow(() -> new AwsError("StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'"
                            .formatted(arn)));
        }
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
