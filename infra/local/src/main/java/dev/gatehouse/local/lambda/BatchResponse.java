package dev.gatehouse.local.lambda;

import dev.gatehouse.local.endpoint.ExactJson;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a function says of a batch, as Lambda reads it: see "Reporting batch item failures" at
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">services-sqs-errorhandling</a>.
 */
final class BatchResponse {
    private BatchResponse() {}

    /** The messages that failed; nothing if the answer makes no sense, by which the whole batch has failed. */
    static Optional<Set<String>> failures(String answer, Set<String> messageIds) {
        var failures = list(answer);
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        var failed = new HashSet<String>();
        for (var failure : failures.get()) {
            var id = failure.path("itemIdentifier");
            if (!id.isString() || !messageIds.contains(id.asString())) {
                return Optional.empty();
            }
            failed.add(id.asString());
        }
        return Optional.of(failed);
    }

    private static Optional<JsonNode> list(String answer) {
        if (answer.isBlank()) {
            return Optional.of(ExactJson.newObject().putArray("none"));
        }
        try {
            var response = ExactJson.parse(answer);
            var list = response.path("batchItemFailures");
            if (response.isNull() || (response.isObject() && (list.isNull() || list.isMissingNode()))) {
                return Optional.of(ExactJson.newObject().putArray("none"));
            }
            return list.isArray() ? Optional.of(list) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
