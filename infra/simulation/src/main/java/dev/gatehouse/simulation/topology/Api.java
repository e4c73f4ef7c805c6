package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.apigateway.mapping.MappingTemplate;
import dev.gatehouse.local.apigateway.mapping.MappingTemplates;
import dev.gatehouse.local.apigateway.mapping.TemplateFunctions;
import dev.gatehouse.local.apigateway.mapping.TemplateInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The APIs' methods that store what they are sent in a queue, as their mapping templates say it. */
public final class Api {
    private static final String MESSAGE = "MessageBody=";

    private final MappingTemplates templates = new MappingTemplates();
    private final Map<String, Method> methods = new TreeMap<>();

    private record Method(MappingTemplate template, String queue) {}

    /**
     * A request.
     *
     * @param method as the template calls it, such as {@code PlaceOrder}
     * @param path its parameters
     */
    public record Request(String method, Map<String, String> path, Map<String, String> headers, String body) {}

    /** What the request becomes. */
    public record Stored(String queue, String message) {}

    void add(String method, String template, String queue) {
        methods.put(method, new Method(templates.parse(method, template), queue));
    }

    /** @throws IllegalArgumentException if SQS would refuse it */
    public Stored store(Request request, Instant now, String requestId) {
        var method = Objects.requireNonNull(methods.get(request.method()), request.method());
        var rendered = method.template().render(Map.of(
                "input", new TemplateInput(request.body(), Map.of("path", request.path(), "header", request.headers())),
                "util", new TemplateFunctions(),
                "context", Map.of("requestTimeEpoch", now.toEpochMilli(), "requestId", requestId))).strip();
        var message = rendered.indexOf(MESSAGE);
        if (message < 0) {
            throw new IllegalArgumentException(request.method() + " is refused");
        }
        return new Stored(method.queue(),
                URLDecoder.decode(rendered.substring(message + MESSAGE.length()), StandardCharsets.UTF_8));
    }
}
