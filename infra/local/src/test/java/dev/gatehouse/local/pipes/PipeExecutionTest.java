package dev.gatehouse.local.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.events.EventPatterns;
import dev.gatehouse.local.states.Executions;
import dev.gatehouse.local.states.Integrations;
import dev.gatehouse.local.states.StateMachines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PipeExecutionTest {
    private static final String GRAVE = "arn:aws:sqs:eu-central-1:000000000000:grave";

    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<String> buried = new ArrayList<>();
    private final Targets targets = new Targets();

    @Test
    void sendsABatchInItsOrder() throws InterruptedException {
        execution(pipe(null, this::take)).carry("shard", records(1, 2, 3));

        assertThat(sent).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void sendsNothingForNothing() throws InterruptedException {
        execution(pipe(null, this::take)).carry("shard", List.of());

        assertThat(sent).isEmpty();
    }

    @Test
    void halvesABatchUntilOnlyTheBadRecordFails() throws InterruptedException {
        execution(pipe(null, items -> {
            if (numbers(items).contains(3)) {
                throw new DeliveryFailed(Code.INVALID_PARAMETER, "not that one");
            }
            take(items);
        })).carry("shard", records(1, 2, 3, 4));

        assertThat(sent).containsExactly(List.of(1, 2), List.of(4));
        assertThat(buried).singleElement().satisfies(letter -> assertThat(ExactJson.parse(letter)
                .path("DDBStreamBatchInfo")).hasToString(
                        """
                                {"shardId":"shard","startSequenceNumber":"3","endSequenceNumber":"3",\
                                "approximateArrivalOfFirstRecord":"2026-11-21T02:58:00Z",\
                                "approximateArrivalOfLastRecord":"2026-11-21T02:58:00Z",\
                                "batchSize":1,"streamArn":"arn:stream"}"""));
    }

    @Test
    void triesARecordAgainAsOftenAsThePolicySays() throws InterruptedException {
        var attempts = new ArrayList<Integer>();

        execution(pipe(null, _ -> {
            attempts.add(1);
            throw new DeliveryFailed(Code.ERROR_FROM_TARGET, "not now");
        })).carry("shard", records(1));

        assertThat(attempts).hasSize(3);
        assertThat(buried).hasSize(1);
    }

    @Test
    void letsPassWhatAnyFilterMatches() {
        var filter = EventPatterns.of(Map.of(
                "0", "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"n\":{\"N\":[\"1\"]}}}}",
                "1", "{\"dynamodb\":{\"NewImage\":{\"n\":{\"N\":[\"3\"]}}}}"));

        var wanted = pipe(filter, this::take).wanted(records(1, 2, 3));

        assertThat(numbers(wanted)).containsExactly(1, 3);
    }

    private void take(List<JsonNode> items) {
        sent.add(numbers(items));
    }

    private PipeExecution execution(Pipe pipe) {
        targets.add("sqs", (_, message) -> buried.add(message.body()));
        return new PipeExecution(pipe, new Executions(new StateMachines(), new Integrations(), null), targets);
    }

    private static Pipe pipe(@Nullable EventPatterns filter, java.util.function.Consumer<List<JsonNode>> sender) {
        return new Pipe("pipe", "arn:stream", filter, 10, "TRIM_HORIZON", new RetryPolicy(2, -1), true, GRAVE, null,
                new PipeTarget() {
                    @Override
                    public String arn() {
                        return "arn:target";
                    }

                    @Override
                    public void send(List<JsonNode> items) {
                        sender.accept(items);
                    }
                }, Instant.EPOCH);
    }

    private static List<ObjectNode> records(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> ExactJson.object("""
                        {"eventName":"INSERT","dynamodb":{"NewImage":{"n":{"N":"%1$d"}},"SequenceNumber":"%1$d",
                         "ApproximateCreationDateTime":1795229880}}
                        """.formatted(number)).orElseThrow())
                .toList();
    }

    private static List<Integer> numbers(List<? extends JsonNode> records) {
        return records.stream()
                .map(entry -> entry.path("dynamodb").path("NewImage").path("n").path("N").asInt())
                .toList();
    }
}
