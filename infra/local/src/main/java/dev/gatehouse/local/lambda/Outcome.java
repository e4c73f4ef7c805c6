package dev.gatehouse.local.lambda;

import dev.gatehouse.local.endpoint.ExactJson;

/** How an invocation ended. */
public sealed interface Outcome {

    /** The function answered; the body is whatever it says. */
    record Returned(String body) implements Outcome {}

    /** The function, or the process that it ran in, failed; the body is JSON that names the error. */
    record Failed(String body) implements Outcome {

        static Failed of(String type, String message) {
            return new Failed(ExactJson.newObject().put("errorType", type).put("errorMessage", message).toString());
        }

        /** In a line. */
        public String reason() {
            return ExactJson.object(body)
                    .map(error -> error.path("errorMessage").asString(""))
                    .filter(message -> !message.isBlank())
                    .flatMap(message -> message.lines().findFirst())
                    .orElse(body);
        }
    }
}
