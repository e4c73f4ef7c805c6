package dev.gatehouse.local.endpoint;

import com.sun.net.httpserver.HttpHandler;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes handlers of the paths under {@code /_gatehouse}: JSON in, JSON out. */
final class ControlPaths {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ControlPaths() {}

    /** @param methods what each HTTP method does with the body; nothing is sent as an empty object */
    static HttpHandler of(Map<String, UnaryOperator<JsonNode>> methods) {
        return exchange -> {
            try (exchange) {
                var method = methods.get(exchange.getRequestMethod());
                var body = exchange.getRequestBody().readAllBytes();
                AwsFront.send(exchange, method == null
                        ? refused(405, exchange.getRequestMethod() + " is not possible here.")
                        : answer(method, body));
            }
        };
    }

    private static WireReply answer(UnaryOperator<JsonNode> method, byte[] body) {
        try {
            return WireReply.json(200, method.apply(body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body)));
        } catch (JacksonException _) {
            return refused(400, "The body is not JSON.");
        } catch (IllegalArgumentException e) {
            return refused(400, String.valueOf(e.getMessage()));
        }
    }

    private static WireReply refused(int status, String message) {
        return WireReply.json(status, JSON.createObjectNode().put("message", message));
    }
}
