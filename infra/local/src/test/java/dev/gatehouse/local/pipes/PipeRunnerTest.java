package dev.gatehouse.local.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.dynamodb.Streams;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.states.Executions;
import dev.gatehouse.local.states.Integrations;
import dev.gatehouse.local.states.StateMachines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PipeRunnerTest {
    private final FakeStream stream = new FakeStream();
    private final List<Integer> arrived = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;

    @AfterEach
    void stop() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void carriesRecordsOfAShardInTheirOrder() {
        stream.add("a", 1, 2, 3);
        run(null);

        await().untilAsserted(() -> assertThat(arrived).containsExactly(1, 2, 3));
    }

    @Test
    void readsAChildShardAfterItsParent() {
        stream.child("b", "a");
        stream.add("b", 3, 4);
        stream.add("a", 1, 2);
        stream.closed.add("a");
        run(null);

        await().untilAsserted(() -> assertThat(arrived).containsExactly(1, 2, 3, 4));
    }

    @Test
    void goesOnAfterTheLastRecordWhenItsIteratorExpires() {
        stream.add("a", 1, 2);
        var runner = run(null);
        await().until(() -> arrived.size() == 2);

        stream.expiredBefore = stream.iterators;
        stream.add("a", 3);
        runner.wake();

        await().untilAsserted(() -> assertThat(arrived).containsExactly(1, 2, 3));
    }

    @Test
    void startsFromTheHorizonWhenRecordsWereTrimmed() {
        stream.add("a", 1, 2);
        var runner = run(null);
        await().until(() -> arrived.size() == 2);

        stream.expiredBefore = stream.iterators;
        stream.trimmed.put("a", 4);
        stream.add("a", 3, 4, 5, 6);
        runner.wake();

        await().untilAsserted(() -> assertThat(arrived).containsExactly(1, 2, 5, 6));
    }

    @Test
    void leavesAShardOfWhichNothingIsLeft() {
        stream.add("a", 1);
        var runner = run(null);
        await().until(() -> arrived.size() == 1);

        stream.expiredBefore = stream.iterators;
        stream.gone.add("a");
        stream.child("b", "a");
        stream.add("b", 2);
        runner.wake();

        await().untilAsserted(() -> assertThat(arrived).containsExactly(1, 2));
    }

    @Test
    void goesOnFromItsCheckpointAfterARestart(@TempDir Path directory) throws InterruptedException {
        stream.add("a", 1, 2);
        run(directory);
        await().until(() -> arrived.size() == 2);
        stop();

        stream.add("a", 3);
        run(directory);

        await().untilAsserted(() -> assertThat(arrived).containsExactly(1, 2, 3));
    }

    @Test
    void losesNothingThatCameBeforeItsFirstCheckpoint(@TempDir Path directory) throws InterruptedException {
        stream.add("a", 1);
        run(directory, "LATEST");
        await().until(() -> Files.exists(directory.resolve("pipe-pipe.json")));
        stop();

        stream.add("a", 2);
        run(directory, "LATEST");

        await().untilAsserted(() -> assertThat(arrived).contains(2));
    }

    private PipeRunner run(@Nullable Path directory) {
        return run(directory, "TRIM_HORIZON");
    }

    private PipeRunner run(@Nullable Path directory, String start) {
        var target = new PipeTarget() {
            @Override
            public String arn() {
                return "arn:target";
            }

            @Override
            public void send(List<JsonNode> items) {
                items.forEach(item -> arrived.add(item.path("n").asInt()));
            }
        };
        var pipe = new Pipe("pipe", "arn:stream", null, 2, start, new RetryPolicy(0, -1), true, null, null,
                target, Instant.EPOCH);
        var runner = new PipeRunner(pipe, stream, new Checkpoints("pipe", directory),
                new PipeExecution(pipe, new Executions(new StateMachines(), new Integrations(), null), new Targets()));
        thread = Thread.startVirtualThread(runner);
        return runner;
    }

    /** Keeps records under their numbers; an iterator is a shard and the number it starts after. */
    private static final class FakeStream implements Streams {
        private final Map<String, List<Integer>> records = new ConcurrentHashMap<>(Map.of("a", List.of()));
        private final Map<String, String> parents = new TreeMap<>();
        private final Set<String> closed = new HashSet<>();
        private final Set<String> gone = ConcurrentHashMap.newKeySet();
        private final Map<String, Integer> trimmed = new ConcurrentHashMap<>();
        private volatile int iterators;
        private volatile int expiredBefore;

        void add(String shard, Integer... numbers) {
            var all = new ArrayList<>(records.getOrDefault(shard, List.of()));
            all.addAll(List.of(numbers));
            records.put(shard, all);
        }

        synchronized void child(String shard, String parent) {
            parents.put(shard, parent);
        }

        @Override
        public synchronized List<Shard> shards(String streamArn) {
            var shards = new ArrayList<>(List.of(new Shard("a", null)));
            parents.forEach((child, parent) -> shards.add(new Shard(child, parent)));
            return shards;
        }

        @Override
        public String iterator(String streamArn, Shard shard, String position) {
            var isLatest = position.equals("LATEST") && !records.getOrDefault(shard.id(), List.of()).isEmpty();
            return iterator(shard.id(), isLatest
                    ? records.getOrDefault(shard.id(), List.of()).getLast()
                    : trimmed.getOrDefault(shard.id(), 0));
        }

        @Override
        public String iteratorAfter(String streamArn, Shard shard, String sequenceNumber) {
            return iterator(shard.id(), Integer.parseInt(sequenceNumber));
        }

        private synchronized String iterator(String shard, int after) {
            return shard + "/" + after + "/" + ++iterators;
        }

        @Override
        public Page read(String streamArn, String iterator, int limit) {
            var parts = iterator.split("/", -1);
            var after = Integer.parseInt(parts[1]);
            if (Integer.parseInt(parts[2]) <= expiredBefore) {
                throw new AwsError("ExpiredIteratorException", "");
            }
            if (gone.contains(parts[0]) || after < trimmed.getOrDefault(parts[0], 0)) {
                throw new AwsError("TrimmedDataAccessException", "");
            }
            var page = records.getOrDefault(parts[0], List.of()).stream().filter(n -> n > after).limit(limit).toList();
            var isOver = page.isEmpty() && closed.contains(parts[0]);
            return new Page(page.stream().map(FakeStream::entry).toList(),
                    isOver ? null : iterator(parts[0], page.isEmpty() ? after : page.getLast()));
        }

        private static ObjectNode entry(int number) {
            return ExactJson.object("{\"n\":%1$d,\"dynamodb\":{\"SequenceNumber\":\"%1$d\"}}".formatted(number))
                    .orElseThrow();
        }
    }
}
