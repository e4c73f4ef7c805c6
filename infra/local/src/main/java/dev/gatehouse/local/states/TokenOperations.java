package dev.gatehouse.local.states;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What whoever has a task's token may say. */
record TokenOperations(Executions executions) {

    ObjectNode succeed(Input input) {
        executions.answer(input.text("taskToken"), new Phase.TaskSucceeded(output(input.text("output"))));
        return ExactJson.newObject();
    }

    ObjectNode fail(Input input) {
        executions.answer(input.text("taskToken"), new Phase.TaskFailed(input.text("error", ""), input.text("cause",
                "")));
        return ExactJson.newObject();
    }

    private static JsonNode output(String text) {
        try {
            return ExactJson.parse(text);
        } catch (JacksonException _) {
            throw new AwsError("InvalidOutput", "Invalid Output: it is not JSON");
        }
    }
}
