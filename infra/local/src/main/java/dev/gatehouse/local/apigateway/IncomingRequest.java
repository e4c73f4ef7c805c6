package dev.gatehouse.local.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as it comes over the wire. */
final class IncomingRequest {
    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final int MOST_DRAINED = 10 * LARGEST_BODY;

    private final HttpExchange exchange;
    private final String path;
    private final List<String> segments;

    IncomingRequest(HttpExchange exchange) {
        this.exchange = exchange;
        this.path = Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "/");
        this.segments = Arrays.stream(path.replaceAll("^/|/$", "").split("/", -1))
                .map(segment -> decode(segment.replace("+", "%2B"))).toList();
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** With the stage. */
    String path() {
        return path;
    }

    String stage() {
        return segments.isEmpty() ? "" : segments.getFirst();
    }

    /** Without the stage, decoded. */
    List<String> segments() {
        return segments.isEmpty() ? segments : segments.subList(1, segments.size());
    }

    String header(String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    String sourceIp() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    GatewayRequest withoutBody(@Nullable ResourcePath resource, Map<String, String> stageVariables) {
        var parameters = resource == null ? null : resource.match(segments());
        return new GatewayRequest(parameters == null ? Map.of() : parameters, query(), headers(), "", stageVariables);
    }

    /** @throws GatewayError if the body is too large, or no text */
    GatewayRequest withBody(GatewayRequest request) throws IOException {
        var in = exchange.getRequestBody();
        var bytes = in.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            drain(in);
            throw new GatewayError(GatewayResponseType.REQUEST_TOO_LARGE, "Request Too Long");
        }
        try {
            var body = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new GatewayRequest(request.path(), request.query(), request.headers(), body,
                    request.stageVariables());
        } catch (CharacterCodingException _) {
            throw new GatewayError(GatewayResponseType.BAD_REQUEST_BODY, "Invalid request body", "[$: not UTF-8]");
        }
    }

    void reply(HttpReply reply, Map<String, Object> context) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("x-amzn-RequestId", Objects.requireNonNull(ContextVariables.text(context, "requestId")));
        headers.set("X-Amzn-Trace-Id", "Root=" + ContextVariables.text(context, "xrayTraceId"));
        reply.headers().forEach((name, value) -> headers.set(name, HeaderText.clean(value)));
        var body = reply.body().getBytes(UTF_8);
        var bodiless = method().equals("HEAD") || reply.status() == 204 || reply.status() == 304 || body.length == 0;
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, String> query() {
        var query = exchange.getRequestURI().getRawQuery();
        var values = new LinkedHashMap<String, String>();
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                values.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        values.remove("");
        return values;
    }

    /** The server does not keep the case in which names were sent. */
    private Map<String, String> headers() {
        var values = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, all) -> values.put(titleCase(name), all.getLast()));
        return values;
    }

    private static String titleCase(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(part -> part.isEmpty()
                        ? part
                        : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    /** A client that is still sending would not see the reply. */
    private static void drain(InputStream in) throws IOException {
        var buffer = new byte[64 * 1024];
        for (int drained = 0, read = 0; read >= 0 && drained < MOST_DRAINED; drained += read) {
            read = in.read(buffer);
        }
    }

    /** The server lets no request through whose path or query has a malformed escape. */
    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
