package dev.gatehouse.local.states;

import static dev.gatehouse.local.states.StepFunctions.seconds;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clients may ask of executions. A history tells of the start and the end of the execution, of each state that was
 * entered and exited, and of each task: scheduled, started, submitted, succeeded, failed or timed out.
 */
record ExecutionOperations(Function<Input, StateMachine> machines, Executions executions) {
    private static final String NAME = "[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}";

    ObjectNode start(Input input) {
        var machine = machines.apply(input);
        var name = input.text("name", UUID.randomUUID().toString());
        if (!name.matches(NAME)) {
            throw new AwsError("InvalidName", "Invalid Name: '" + name + "'");
        }
        var execution = executions.start(machine, name, input.text("input", "{}"));
        return ExactJson.newObject()
                .put("executionArn", execution.beginning().arn())
                .put("startDate", seconds(execution.beginning().time()));
    }

    ObjectNode stop(Input input) {
        var execution = execution(input);
        execution.end(Ending.aborted(input.textOrNull("error"), input.textOrNull("cause")));
        var ending = execution.ending();
        return ExactJson.newObject()
                .put("stopDate", seconds(ending == null ? ExecutionContext.now() : ending.time()));
    }

    ObjectNode describe(Input input) {
        var execution = execution(input);
        var described = summary(execution).put("input", execution.beginning().input());
        described.putObject("inputDetails").put("included", true);
        var ending = execution.ending();
        if (ending != null && ending.output() != null) {
            described.put("output", ending.output()).putObject("outputDetails").put("included", true);
        }
        if (ending != null && ending.error() != null) {
            described.put("error", ending.error());
        }
        if (ending != null && ending.cause() != null) {
            described.put("cause", ending.cause());
        }
        return described.put("redriveCount", 0);
    }

    ObjectNode list(Input input) {
        var machine = machines.apply(input);
        if (machine.isExpress()) {
            throw new AwsError("StateMachineTypeNotSupported",
                    "This operation is not supported by this type of state machine");
        }
        var status = input.text("statusFilter", "");
        var output = ExactJson.newObject();
        var list = output.putArray("executions");
        executions.of(machine.arn())
                .stream()
                .filter(execution -> status.isEmpty() || status.equals(status(execution)))
                .forEach(execution -> list.add(summary(execution)));
        return output;
    }

    ObjectNode history(Input input) {
        var history = execution(input).history();
        var withData = input.text("includeExecutionData", "true").equals("true");
        var described = new ArrayList<ObjectNode>();
        for (int i = 0; i < history.size(); i++) {
            described.add(history.get(i).described(i + 1L, withData));
        }
        if (input.flag("reverseOrder")) {
            Collections.reverse(described);
        }
        var output = ExactJson.newObject();
        output.putArray("events").addAll(described);
        return output;
    }

    private Execution execution(Input input) {
        var arn = input.text("executionArn");
        return executions.find(arn)
                .orElseThrow(
                        () -> new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    private static String status(Execution execution) {
        var ending = execution.ending();
        return ending == null ? "RUNNING" : ending.status().name();
    }

    private static ObjectNode summary(Execution execution) {
        var beginning = execution.beginning();
        var summary = ExactJson.newObject()
                .put("executionArn", beginning.arn())
                .put("stateMachineArn", beginning.machine().arn())
                .put("name", beginning.name())
                .put("status", status(execution))
                .put("startDate", seconds(beginning.time()));
        var ending = execution.ending();
        return ending == null ? summary : summary.put("stopDate", seconds(ending.time()));
    }
}
