package dev.gatehouse.local.sqs;

import java.util.Map;
import java.util.TreeMap;

/** What a queue is sent. */
public record Message(String body, Map<String, Attribute> attributes) {

    public Message {
        attributes = new TreeMap<>(attributes);
    }

    public static Message of(String body) {
        return new Message(body, Map.of());
    }

    /** @param dataType {@code String}, {@code Number}, {@code Binary} (then in Base64), or one of these with a label */
    public record Attribute(String dataType, String value) {
        public static Attribute text(String value) {
            return new Attribute("String", value);
        }
    }
}
