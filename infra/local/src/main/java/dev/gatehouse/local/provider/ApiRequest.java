package dev.gatehouse.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Objects;

/**
 * A request to the sandbox.
 *
 * @param path below the mount point
 * @param key the idempotency key, empty if there is none
 */
record ApiRequest(String method, String path, String query, String body, String authorization, String key) {
    private static final int LARGEST_BODY = 64 * 1024;

    static ApiRequest of(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw StripeError.invalid("parameter_invalid", "", "The request is too large.");
        }
        var mount = exchange.getHttpContext().getPath();
        var path = exchange.getRequestURI().getPath();
        return new ApiRequest(exchange.getRequestMethod(), mount.equals("/") ? path : path.substring(mount.length()),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                new String(body, UTF_8), header(exchange, "Authorization"), header(exchange, "Idempotency-Key"));
    }

    /** Method and path. */
    String line() {
        return method + " " + path;
    }

    boolean hasApiKey() {
        return authorization.matches("Bearer \\S+");
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
