package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.Backoff;
import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.states.ExecutionFailed;
import dev.gatehouse.local.states.Executions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries batches of records to the pipe's target, however long it takes. */
final class PipeExecution {
    private static final Logger LOG = LoggerFactory.getLogger(PipeExecution.class);
    private static final int MOST_ITEMS = 10;

    private final Pipe pipe;
    private final Executions executions;
    private final Targets targets;

    PipeExecution(Pipe pipe, Executions executions, Targets targets) {
        this.pipe = pipe;
        this.executions = executions;
        this.targets = targets;
    }

    /** Returns when the target, or else the dead-letter queue, has the batch. */
    void carry(String shard, List<ObjectNode> records) throws InterruptedException {
        for (int attempt = 0; !records.isEmpty(); attempt++) {
            try {
                execute(records);
                return;
            } catch (DeliveryFailed e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (records.size() > 1 && pipe.bisects()) {
                    var half = records.size() / 2;
                    carry(shard, records.subList(0, half));
                    carry(shard, records.subList(half, records.size()));
                    return;
                }
                if (e.isFinal() || isExhausted(records, attempt)) {
                    bury(shard, records, e);
                    return;
                }
                LOG.warn("Pipe {} tries again, for the {}. time: {}", pipe.name(), attempt + 1, e.getMessage());
                Backoff.sleep(attempt + 1);
            }
        }
    }

    private void execute(List<ObjectNode> records) {
        var items = new ArrayList<JsonNode>();
        var enriched = enriched(records);
        if (enriched.isArray()) {
            enriched.forEach(items::add);
        } else {
            items.add(enriched);
        }
        if (items.size() > MOST_ITEMS) {
            throw new DeliveryFailed(Code.INVALID_PARAMETER,
                    "The target takes %d items at once, not %d".formatted(MOST_ITEMS, items.size()));
        }
        if (!items.isEmpty()) {
            pipe.target().send(items);
        }
    }

    private JsonNode enriched(List<ObjectNode> records) {
        var batch = ExactJson.newObject().arrayNode().addAll(records);
        if (pipe.enrichment() == null) {
            return batch;
        }
        try {
            return executions.execute(pipe.enrichment(), batch);
        } catch (ExecutionFailed e) {
            throw new DeliveryFailed(Code.ERROR_FROM_TARGET, "The enrichment failed: " + e.getMessage());
        }
    }

    private boolean isExhausted(List<ObjectNode> records, int attempts) {
        var retry = pipe.retry();
        var age = Instant.now().getEpochSecond() - created(records.getFirst());
        return (retry.attempts() >= 0 && attempts >= retry.attempts())
                || (retry.maximumAgeSeconds() >= 0 && age > retry.maximumAgeSeconds());
    }

    private static long created(ObjectNode entry) {
        return entry.path("dynamodb").path("ApproximateCreationDateTime").asLong(0);
    }

    private void bury(String shard, List<ObjectNode> records, DeliveryFailed failure) {
        LOG.warn("Pipe {} gives up {} records: {}", pipe.name(), records.size(), failure.getMessage());
        if (pipe.deadLetterArn() != null) {
            targets.deliver(pipe.deadLetterArn(), Message.of(report(shard, records).toString()));
        }
    }

    /** As AWS reports it: where the records are, but not what they say. */
    private ObjectNode report(String shard, List<ObjectNode> records) {
        var first = records.getFirst();
        var last = records.getLast();
        var report = ExactJson.newObject();
        report.putObject("context").put("partnerResourceArn", pipe.arn()).put("condition", "RetryAttemptsExhausted");
        report.put("version", "1.0").put("timestamp", Instant.now().toString());
        report.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", sequenceNumber(first))
                .put("endSequenceNumber", sequenceNumber(last))
                .put("approximateArrivalOfFirstRecord", Instant.ofEpochSecond(created(first)).toString())
                .put("approximateArrivalOfLastRecord", Instant.ofEpochSecond(created(last)).toString())
                .put("batchSize", records.size())
                .put("streamArn", pipe.source());
        return report;
    }

    private static String sequenceNumber(ObjectNode entry) {
        return entry.path("dynamodb").path("SequenceNumber").asString();
    }
}
