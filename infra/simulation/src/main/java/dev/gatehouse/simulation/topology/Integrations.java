package dev.gatehouse.simulation.topology;

import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What state machines call: the waits in a table, tokens, queues, reminders, schedules. */
final class Integrations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final VirtualTime time;
    private final BiConsumer<String, String> send;
    private final Consumer<String> remind;
    private final BiConsumer<String, Boolean> enable;
    private final BiFunction<String, String, Optional<LogEntry>> newest;
    private final Map<String, Wait> waits = new HashMap<>();
    private final Map<String, Predicate<JsonNode>> tokens = new HashMap<>();
    private final Set<String> schedules = new HashSet<>();

    /**
     * @param send to a queue's ARN or URL
     * @param remind is given the message
     * @param enable an event source mapping, or disable it
     * @param newest entry of a table's stream
     */
    Integrations(VirtualTime time, BiConsumer<String, String> send, Consumer<String> remind,
            BiConsumer<String, Boolean> enable, BiFunction<String, String, Optional<LogEntry>> newest) {
        this.time = time;
        this.send = send;
        this.remind = remind;
        this.enable = enable;
        this.newest = newest;
    }

    /** A call that is answered with an error. */
    static final class Refused extends RuntimeException {
        private final String error;

        Refused(String error) {
            super(error, null, false, false);
            this.error = error;
        }

        String error() {
            return error;
        }
    }

    private record Wait(@Nullable String token, @Nullable String execution, boolean isSettled) {}

    void awaits(String token, Predicate<JsonNode> resume) {
        tokens.put(token, resume);
    }

    /** @throws Refused if the service refuses */
    JsonNode call(String resource, JsonNode arguments) {
        switch (resource) {
            case "arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken" -> begin(arguments.path("Item"));
            case "arn:aws:states:::aws-sdk:dynamodb:updateItem" -> {
                return settle(arguments.at("/Key/orderId/S").asString());
            }
            case "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess" -> complete(arguments.path("TaskToken").asString());
            case "arn:aws:states:::sqs:sendMessage" ->
                send.accept(arguments.path("QueueUrl").asString(), arguments.path("MessageBody").asString());
            case "arn:aws:states:::sns:publish" -> remind.accept(arguments.path("Message").asString());
            case "arn:aws:states:::aws-sdk:scheduler:createSchedule" -> schedule(arguments);
            case "arn:aws:states:::aws-sdk:lambda:updateEventSourceMapping" ->
                enable.accept(arguments.path("Uuid").asString(), arguments.path("Enabled").booleanValue());
            case "arn:aws:states:::aws-sdk:dynamodb:query" -> {
                return newest(arguments);
            }
            default -> throw new IllegalStateException(resource + " is not simulated");
        }
        return NODES.objectNode();
    }

    /** The type of a stream's newest entry. */
    private ObjectNode newest(JsonNode query) {
        var answer = NODES.objectNode();
        var items = answer.putArray("Items");
        newest.apply(query.path("TableName").asString(), query.at("/ExpressionAttributeValues/:stream/S").asString())
                .ifPresent(entry -> items.addObject().putObject("type").put("S", entry.metadata().type()));
        return answer;
    }

    /** {@code attribute_not_exists(settled) AND (attribute_not_exists(orderId) OR execution = :execution)}. */
    private void begin(JsonNode item) {
        var order = item.at("/orderId/S").asString();
        var execution = item.at("/execution/S").asString();
        var there = waits.get(order);
        if (there != null && (there.isSettled() || !execution.equals(there.execution()))) {
            throw new Refused("DynamoDb.ConditionalCheckFailedException");
        }
        waits.put(order, new Wait(item.at("/token/S").asString(), execution, false));
    }

    private ObjectNode settle(String order) {
        var wait = waits.getOrDefault(order, new Wait(null, null, true));
        waits.put(order, new Wait(wait.token(), wait.execution(), true));
        var answer = NODES.objectNode();
        var attributes = answer.putObject("Attributes");
        if (wait.token() != null) {
            attributes.putObject("token").put("S", wait.token());
        }
        return answer;
    }

    private void complete(String token) {
        var resume = tokens.remove(token);
        if (resume == null || !resume.test(NODES.objectNode())) {
            throw new Refused("Sfn.TaskTimedOutException");
        }
    }

    private void schedule(JsonNode schedule) {
        if (!schedules.add(schedule.path("Name").asString())) {
            throw new Refused("Scheduler.ConflictException");
        }
        var at = LocalDateTime.parse(schedule.path("ScheduleExpression").asString().replaceAll("^at\\(|\\)$", ""));
        var delay = Duration.between(time.instant(), at.toInstant(ZoneOffset.UTC));
        var target = schedule.path("Target");
        time.after(delay.isNegative() ? Duration.ZERO : delay,
                () -> send.accept(target.path("Arn").asString(), target.path("Input").asString()));
    }
}
