package dev.gatehouse.local.apigateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply, of a backend or to the caller. */
record HttpReply(int status, Map<String, String> headers, String body) {

    @Nullable
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }
}
