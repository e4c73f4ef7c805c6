package dev.gatehouse.local.endpoint;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A reply as it goes out.
 *
 * @param charset what turns the body into bytes
 */
public record WireReply(int status, Map<String, String> headers, String body, Charset charset) {

    public WireReply {
        headers = Map.copyOf(headers);
    }

    public WireReply(int status, Map<String, String> headers, String body) {
        this(status, headers, body, StandardCharsets.UTF_8);
    }

    /** Bytes of any kind. */
    public static WireReply binary(int status, Map<String, String> headers, byte[] body) {
        return new WireReply(status, headers, new String(body, StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1);
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
        return body.getBytes(charset);
    }
}
