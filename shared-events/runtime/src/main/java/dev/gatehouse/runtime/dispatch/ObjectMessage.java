package dev.gatehouse.runtime.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.contracts.Metadata;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * S3's own message about a new object. A service that declares a type under the name {@value #TYPE} is given such messages,
 * as {@code {bucket, key, size, etag}}.
 */
final class ObjectMessage {
    static final String TYPE = "ObjectCreated";
    private static final int SCHEMA_VERSION = 1;

    private ObjectMessage() {}

    /** What S3 sends when a queue is named to a bucket. It says nothing. */
    static boolean isTest(JsonNode body) {
        return body.path("Event").asString("").equals("s3:TestEvent") && body.path("Bucket").isString();
    }

    static boolean is(JsonNode body) {
        return body.at("/Records/0/eventSource").asString("").equals("aws:s3");
    }

    /** @throws UnreadableMessage if it is not about one new object */
    static Metadata metadata(JsonNode body) {
        var message = only(body);
        var object = message.path("s3");
        var stream = object.at("/bucket/name").asString("") + "/" + key(object);
        var id = stream + "/" + object.at("/object/sequencer").asString("");
        return new Metadata(id, TYPE, SCHEMA_VERSION, stream, 0, time(message), stream, id, null);
    }

    /** @throws UnreadableMessage if it is not about one new object */
    static Map<String, Object> data(JsonNode body) {
        var object = only(body).path("s3");
        return Map.of("bucket", object.at("/bucket/name").asString(""), "key", key(object), "size",
                object.at("/object/size").asLong(0), "etag", object.at("/object/eTag").asString(""));
    }

    private static JsonNode only(JsonNode body) {
        var message = body.at("/Records/0");
        if (body.path("Records").size() != 1 || !message.path("eventName").asString("").startsWith(TYPE + ":")) {
            throw new UnreadableMessage("expected one message of S3, of type " + TYPE);
        }
        return message;
    }

    private static String key(JsonNode object) {
        try {
            return URLDecoder.decode(object.at("/object/key").asString(""), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableMessage("the key in a message of S3 is not encoded as S3 does");
        }
    }

    private static Instant time(JsonNode message) {
        try {
            return Instant.parse(message.path("eventTime").asString(""));
        } catch (DateTimeParseException malformed) {
            throw new UnreadableMessage("a message of S3 has no time");
        }
    }
}
