package dev.gatehouse.local.audit;

import tools.jackson.databind.JsonNode;

/**
 * One item of a context's log.
 *
 * @param stream such as {@code payment/<order id>}
 * @param causationId id of the message that led to it
 */
public record Entry(String stream, long version, String type, JsonNode event, String causationId) {

    String id() {
        return stream + "/" + version;
    }

    String order() {
        return stream.substring(stream.indexOf('/') + 1);
    }

    boolean isOf(String context) {
        return stream.startsWith(context + "/");
    }
}
