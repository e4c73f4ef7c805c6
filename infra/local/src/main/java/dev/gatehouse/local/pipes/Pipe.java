package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.events.EventPatterns;
import dev.gatehouse.local.template.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a pipe does.
 *
 * @param filter nothing lets every record pass
 * @param start {@code TRIM_HORIZON} or {@code LATEST}
 * @param bisects whether a failed batch is halved
 * @param enrichment the ARN of an Express state machine
 */
record Pipe(
        String name, String source, @Nullable EventPatterns filter, int batchSize, String start, RetryPolicy retry,
        boolean bisects, @Nullable String deadLetterArn, @Nullable String enrichment, PipeTarget target,
        Instant created) {

    String arn() {
        return Arn.of("pipes", "pipe/" + name).toString();
    }

    List<ObjectNode> wanted(List<ObjectNode> records) {
        return filter == null
                ? records
                : records.stream().filter(entry -> !filter.matching(entry.toString()).isEmpty()).toList();
    }
}
