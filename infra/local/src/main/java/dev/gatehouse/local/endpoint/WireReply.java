package dev.gatehouse.local.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A reply as it goes out. */
public record WireReply(int status, Map<String, String> headers, String body) {

    public WireReply {
        headers = Map.copyOf(headers);
    }

    public static WireReply of(int status, String contentType, String body) {
        return new WireReply(status, Map.of("Content-Type", contentType), body);
    }

    public static WireReply json(int status, JsonNode body) {
        return of(status, "application/json", body.toString());
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    byte[] bytes() {
        var isBinary = headers.containsValue(Protocol.CBOR.contentType());
        return body.getBytes(isBinary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
