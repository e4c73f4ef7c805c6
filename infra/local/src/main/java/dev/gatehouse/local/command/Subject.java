package dev.gatehouse.local.command;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message is about: of its envelope the metadata, and of those only what looks as it should, for a message that
 * nobody could handle may hold anything anywhere.
 */
record Subject(String type, String eventId, String orderId, String occurredAt) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]{1,64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z]{0,32}/?[0-9A-Fa-f-]{1,64}(/[0-9A-Za-z-]{1,64}){0,2}");
    private static final Pattern TIME = Pattern.compile("[0-9TZ:.+-]{1,40}");

    static Subject of(JsonMapper json, String body) {
        try {
            var tree = json.readTree(body);
            var object = tree.path("Records").path(0).path("s3").path("object");
            if (object.isObject()) {
                return new Subject("ObjectCreated", "", "", "");
            }
            var metadata = envelope(json, tree).path("metadata");
            return new Subject(only(PLAIN, metadata, "type"), only(ID, metadata, "eventId"),
                    only(ID, metadata, "correlationId"), only(TIME, metadata, "occurredAt"));
        } catch (JacksonException _) {
            return new Subject("", "", "", "");
        }
    }

    private static JsonNode envelope(JsonMapper json, JsonNode body) {
        if (body.path("detail").isObject()) {
            return body.path("detail");
        }
        return body.path("Message").isString() ? json.readTree(body.path("Message").asString()) : body;
    }

    private static String only(Pattern pattern, JsonNode metadata, String name) {
        var value = metadata.path(name).asString("");
        return pattern.matcher(value).matches() ? value : "";
    }

    String text() {
        if (type.isEmpty() && eventId.isEmpty()) {
            return "no envelope";
        }
        var about = orderId.isEmpty() || eventId.contains(orderId) ? "" : ", order " + orderId;
        return "%s %s%s".formatted(type.isEmpty() ? "(unknown type)" : type, eventId, about).strip();
    }
}
