package dev.gatehouse.runtime.dispatch;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a message out of what its transport wrapped around it: an EventBridge event ({@code detail}), an SNS
 * notification ({@code Message}), or nothing. S3's own messages become envelopes, too.
 */
public final class EnvelopeReader {
    /** In characters; the largest event is a quarter of it, wrapped and escaped. */
    static final int LONGEST_BODY = 256 * 1024;
    private final EventJson json;
    private final EventTypes types;
    private final ClaimCheck claims;

    public EnvelopeReader(EventJson json, EventTypes types, ClaimCheck claims) {
        this.json = json;
        this.types = types;
        this.claims = claims;
    }

    /** Of messages that are never large. */
    public EnvelopeReader(EventJson json, EventTypes types) {
        this(json, types, ClaimCheck.none(json));
    }

    /** @throws UnreadableMessage if it is too long, holds no envelope or one of an unknown type, or a field is wrong */
    public Envelope<?> read(String body) {
        if (body.length() > LONGEST_BODY) {
            throw new UnreadableMessage(
                    "oversized: %d characters; at most %d are read".formatted(body.length(), LONGEST_BODY));
        }
        try {
            var tree = json.tree(body);
            return readsObjectMessages() && ObjectMessage.is(tree) ? aboutObject(tree) : read(unwrap(tree));
        } catch (UnreadableJson unreadable) {
            throw new UnreadableMessage(Objects.requireNonNull(unreadable.getMessage()));
        }
    }

    /** Whether nobody has to be told of it. */
    boolean saysNothing(String body) {
        return readsObjectMessages() && body.contains("s3:TestEvent")
                && ObjectMessage.isTest(json.tree(body));
    }

    private boolean readsObjectMessages() {
        return types.find(ObjectMessage.TYPE) != null;
    }

    private Envelope<?> aboutObject(JsonNode body) {
        return new Envelope<>(ObjectMessage.metadata(body),
                json.read(json.tree(ObjectMessage.data(body)), known(ObjectMessage.TYPE)));
    }

    private Envelope<?> read(JsonNode envelope) {
        var metadata = json.read(withoutBlankTrace(envelope.required("metadata")), Metadata.class);
        var type = known(metadata.type());
        return new Envelope<>(metadata, json.read(claims.redeem(envelope.required("data"), type), type));
    }

    private Class<?> known(String name) {
        var type = types.find(name);
        if (type == null) {
            throw new UnreadableMessage("unknown type '%s'; this service reads %s".formatted(name, types));
        }
        return type;
    }

    private JsonNode unwrap(JsonNode body) {
        if (body.path("metadata").isObject() && body.path("data").isObject()) {
            return body;
        }
        if (body.has("detail-type") && body.path("detail").isObject()) {
            return unwrap(body.get("detail"));
        }
        if ("Notification".equals(body.path("Type").asString("")) && body.path("Message").isString()) {
            return unwrap(json.tree(body.get("Message").asString()));
        }
        throw new UnreadableMessage(
                "no envelope: expected {metadata, data}, an EventBridge event or an SNS notification that holds one");
    }

    // An API that was given no trace writes an empty string.
    private static JsonNode withoutBlankTrace(JsonNode metadata) {
        if (metadata instanceof ObjectNode object && object.path("traceparent").asString("").isBlank()) {
            object.remove("traceparent");
        }
        return metadata;
    }
}
