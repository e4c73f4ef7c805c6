package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.Backoff;
import dev.gatehouse.local.dynamodb.Streams;
import dev.gatehouse.local.endpoint.AwsError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one pipe going: shard by shard, the parents first, each in its order. */
final class PipeRunner implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PipeRunner.class);
    /** Writes wake a pipe at once; this is for what DynamoDB does by itself, such as expiry. */
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration SHARDS_GOOD_FOR = Duration.ofSeconds(30);

    private final Pipe pipe;
    private final Streams streams;
    private final Checkpoints checkpoints;
    private final PipeExecution execution;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Map<String, ShardCursor> cursors = new LinkedHashMap<>();
    private long shardsReadAt;
    private boolean areShardsStale = true;

    PipeRunner(Pipe pipe, Streams streams, Checkpoints checkpoints, PipeExecution execution) {
        this.pipe = pipe;
        this.streams = streams;
        this.checkpoints = checkpoints;
        this.execution = execution;
    }

    void wake() {
        if (wakeUp.availablePermits() == 0) {
            wakeUp.release();
        }
    }

    @Override
    public void run() {
        for (int failures = 0; !Thread.currentThread().isInterrupted();) {
            try {
                if (!advance()) {
                    var _ = wakeUp.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS);
                }
                failures = 0;
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                failures++;
                LOG.warn("Pipe {} stumbled and goes on: {}", pipe.name(), e.toString());
                rest(failures);
            }
        }
    }

    private static void rest(int failures) {
        try {
            Backoff.sleep(failures);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was anything to do. */
    private boolean advance() throws InterruptedException {
        wakeUp.drainPermits();
        findShards();
        var isBusy = false;
        for (var cursor : cursors.values()) {
            if (isReady(cursor)) {
                isBusy |= process(cursor);
            }
        }
        return isBusy;
    }

    private boolean process(ShardCursor cursor) throws InterruptedException {
        if (cursor.isAtEnd()) {
            return false;
        }
        var records = cursor.next(pipe.batchSize());
        areShardsStale |= cursor.isAtEnd();
        if (records.isEmpty()) {
            return false;
        }
        execution.carry(cursor.shard().id(), pipe.wanted(records));
        cursor.processed(records.getLast());
        areShardsStale |= cursor.isAtEnd();
        return true;
    }

    /** A child shard holds what came after its parent. */
    private boolean isReady(ShardCursor cursor) {
        var parent = cursor.shard().parent() == null ? null : cursors.get(cursor.shard().parent());
        return parent == null || parent.isAtEnd();
    }

    /** Then there will be more in it, or a child, and it must be asked again. */
    private static boolean isLast(ShardCursor cursor, List<Streams.Shard> shards) {
        return shards.stream().noneMatch(shard -> cursor.shard().id().equals(shard.parent()));
    }

    /** @throws AwsError if the stream cannot be read */
    private void findShards() {
        var now = System.nanoTime();
        if (!areShardsStale && now - shardsReadAt < SHARDS_GOOD_FOR.toNanos()) {
            return;
        }
        var shards = streams.shards(pipe.source());
        cursors.values().removeIf(cursor -> cursor.isAtEnd() && isLast(cursor, shards));
        // Only what was there at the beginning can be older than the pipe.
        var isFirst = shardsReadAt == 0 && !checkpoints.areOfEarlierRun();
        var start = isFirst ? pipe.start() : "TRIM_HORIZON";
        shards.forEach(shard -> cursors.computeIfAbsent(shard.id(),
                _ -> new ShardCursor(streams, pipe.source(), shard, checkpoints, start)));
        var known = shards.stream().map(Streams.Shard::id).toList();
        cursors.keySet().retainAll(known);
        checkpoints.keepOnly(known);
        if (isFirst) {
            checkpoints.begin();
        }
        shardsReadAt = now;
        areShardsStale = false;
    }
}
