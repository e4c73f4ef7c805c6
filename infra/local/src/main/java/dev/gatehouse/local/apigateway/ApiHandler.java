package dev.gatehouse.local.apigateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers HTTP requests: finds the API and the method, and turns what goes wrong into a gateway response. */
final class ApiHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Collection<RestApi> apis;

    ApiHandler(Collection<RestApi> apis) {
        this.apis = apis;
    }

    private record Target(RestApi api, @Nullable ResourcePath resource, @Nullable ApiMethod method) {
        boolean isComplete() {
            return method != null;
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var incoming = new IncomingRequest(exchange);
        var context = ContextVariables.of(Instant.now(), incoming.header("X-Amzn-Trace-Id"), incoming.sourceIp(),
                incoming.header("User-Agent"));
        HttpReply reply;
        try (exchange) {
            try {
                reply = answer(incoming, context);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("API Gateway failed on a {}", exchange.getRequestMethod(), e);
                reply = new HttpReply(500, Map.of("Content-Type", "application/json"),
                        "{\"message\": \"Internal server error\"}");
            }
            incoming.reply(reply, context);
        }
    }

    private HttpReply answer(IncomingRequest incoming, Map<String, Object> context) throws IOException {
        var target = target(incoming).orElse(null);
        if (target == null) {
            return new HttpReply(403, Map.of("Content-Type", "application/json", "x-amzn-ErrorType",
                    "ForbiddenException"), "{\"message\":\"Forbidden\"}");
        }
        describe(context, incoming, target);
        var variables = target.api.stages().getOrDefault(incoming.stage(), Map.of());
        var request = incoming.withoutBody(target.resource, variables);
        try {
            request = incoming.withBody(request);
            if (target.method == null) {
                throw new GatewayError(GatewayResponseType.MISSING_AUTHENTICATION_TOKEN,
                        "Missing Authentication Token");
            }
            return target.method.answer(request, context);
        } catch (GatewayError error) {
            var responses = target.api.responses();
            var type = error.type();
            return responses.getOrDefault(type, responses.getOrDefault(type.fallback(), GatewayResponse.DEFAULT))
                    .answer(error, request, context);
        }
    }

    /** Of the APIs with the stage the one that has the method, else any. */
    private Optional<Target> target(IncomingRequest incoming) {
        var targets = apis.stream()
                .filter(api -> api.stages().containsKey(incoming.stage()))
                .map(api -> {
                    var resource = api.resourceFor(incoming.segments()).orElse(null);
                    return new Target(api, resource,
                            resource == null ? null : api.method(resource, incoming.method()));
                }).toList();
        return targets.stream().filter(Target::isComplete).findFirst().or(() -> targets.stream().findFirst());
    }

    private static void describe(Map<String, Object> context, IncomingRequest incoming, Target target) {
        context.put("apiId", target.api.id());
        context.put("stage", incoming.stage());
        context.put("httpMethod", incoming.method());
        context.put("path", incoming.path());
        if (target.resource != null) {
            context.put("resourcePath", target.resource.toString());
        }
    }
}
