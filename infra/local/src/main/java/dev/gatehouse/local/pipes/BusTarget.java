package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.events.EventPath;
import dev.gatehouse.local.events.PutEvents;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts each item on an event bus, as the detail of an event. */
record BusTarget(String arn, Map<String, Parameter> parameters, PutEvents events) implements PipeTarget {

    /** A part of the event beside the detail, fixed or taken from the item. */
    sealed interface Parameter {
        record Fixed(String value) implements Parameter {}

        record Dynamic(EventPath path) implements Parameter {}

        static Parameter of(String value) {
            return value.startsWith("$.") ? new Dynamic(EventPath.parse(value)) : new Fixed(value);
        }

        default String of(JsonNode item) {
            return switch (this) {
                case Fixed(var value) -> value;
                case Dynamic(var path) -> {
                    var value = path.in(item);
                    if (value == null || value.isContainer()) {
                        throw new DeliveryFailed(Code.INVALID_PARAMETER,
                                "A target parameter finds no text in the item");
                    }
                    yield value.asString();
                }
            };
        }
    }

    @Override
    public void send(List<JsonNode> items) {
        var input = ExactJson.newObject();
        var entries = input.putArray("Entries");
        items.forEach(item -> entries.add(entry(item)));
        try {
            events.put(new Input(input)).path("Entries").forEach(BusTarget::check);
        } catch (AwsError e) {
            throw new DeliveryFailed(Code.INVALID_PARAMETER, e.code() + ": " + e.reason());
        }
    }

    private ObjectNode entry(JsonNode item) {
        var entry = ExactJson.newObject().put("EventBusName", arn).put("Detail", item.toString());
        parameters.forEach((name, parameter) -> {
            var value = parameter.of(item);
            if (name.equals("Time")) {
                entry.put(name, seconds(value));
            } else {
                entry.put(name, value);
            }
        });
        return entry;
    }

    private static double seconds(String time) {
        try {
            return Instant.parse(time).toEpochMilli() / 1000.0;
        } catch (DateTimeException _) {
            throw new DeliveryFailed(Code.INVALID_PARAMETER, "The Time of an item is no timestamp");
        }
    }

    private static void check(JsonNode result) {
        if (result.has("ErrorCode")) {
            var isGone = result.path("ErrorCode").asString().equals("ResourceNotFoundException");
            throw new DeliveryFailed(isGone ? Code.NO_RESOURCE : Code.INVALID_PARAMETER,
                    result.path("ErrorMessage").asString());
        }
    }
}
