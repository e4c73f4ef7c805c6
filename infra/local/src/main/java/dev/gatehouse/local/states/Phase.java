package dev.gatehouse.local.states;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** How far an execution has come in its state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "phase")
sealed interface Phase {

    record Entered() implements Phase {}

    /** In a Wait state, or before a task is tried again. */
    record Waiting(Instant until) implements Phase {}

    /** The call of a task is under way: whether the service has seen it is not known. */
    record Calling(String token, Instant deadline, JsonNode arguments) implements Phase {}

    /** The call is made; what comes of it is told by whoever has the token. */
    record AwaitingToken(String token, Instant deadline) implements Phase {}

    record TaskSucceeded(JsonNode output) implements Phase {}

    record TaskFailed(String error, String cause) implements Phase {}
}
