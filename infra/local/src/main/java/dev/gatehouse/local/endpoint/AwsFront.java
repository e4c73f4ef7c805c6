package dev.gatehouse.local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each AWS call to its service, whatever the protocol, and notes it. */
final class AwsFront implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AwsFront.class);
    /** Well above what any service takes. */
    private static final int LARGEST_BODY = 32 * 1024 * 1024;

    private final Map<String, AwsService> services = new ConcurrentHashMap<>();
    private final CallLog calls;

    AwsFront(CallLog calls) {
        this.calls = calls;
    }

    void add(AwsService service) {
        services.put(service.name(), service);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            var uri = exchange.getRequestURI();
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            var path = uri.getPath() == null ? "/" : uri.getPath();
            var text = new String(body, StandardCharsets.UTF_8);
            send(exchange, answer(new WireRequest(exchange.getRequestMethod(), path, query, headers, text), body));
        }
    }

    private WireReply answer(WireRequest request, byte[] body) {
        var addressee = new Addressee("", "", Protocol.REST_JSON);
        var call = new CallLog.Draft(request.header("user-agent"));
        try {
            addressee = Addressee.of(request);
            if (body.length > LARGEST_BODY) {
                throw new AwsError(413, "RequestEntityTooLargeException", "The request is too large.");
            }
            var service = services.get(addressee.service());
            var isBinary = service != null && service.isBinary();
            return call.replied(dispatch(addressee, service,
                    isBinary ? request.withBody(new String(body, StandardCharsets.ISO_8859_1)) : request, call));
        } catch (AwsError e) {
            return call.replied(addressee.protocol().error(e));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", addressee.service(), addressee.operation(), e);
            return call.replied(addressee.protocol()
                    .error(new AwsError(500, "InternalFailure", "The local cloud failed; its log says why.")));
        } finally {
            call.addTo(calls);
        }
    }

    private static WireReply dispatch(Addressee addressee, @Nullable AwsService service, WireRequest request,
            CallLog.Draft call) {
        var rest = service == null || !addressee.operation().isEmpty() ? null : service.rest(request);
        var operation = rest == null ? addressee.operation() : rest.operation();
        call.to(addressee.service(), operation);
        if (service == null || operation.isEmpty()) {
            throw AwsError.notImplemented(addressee.service().isEmpty() ? "AWS" : addressee.service(),
                    operation.isEmpty() ? request.method() + " " + request.path() : operation);
        }
        var input = rest == null ? addressee.input(request) : rest.input();
        call.on(CalledResources.in(input, request.path()));
        return service.call(new AwsRequest(addressee.service(), operation, addressee.protocol(), input, request));
    }

    static void send(HttpExchange exchange, WireReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        var body = reply.bytes();
        var isBodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), isBodiless ? -1 : body.length);
        if (!isBodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
