package dev.gatehouse.local.apigateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variable {@code $context}: about the request, and what templates override. */
final class ContextVariables {
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Pattern TRACE = Pattern.compile("\\bRoot=(1-[0-9a-f]{8}-[0-9a-f]{24})\\b");
    private static final Set<String> NAMES = Set.of("accountId", "apiId", "domainName", "domainPrefix",
            "error.message", "error.messageString", "error.responseType", "error.validationErrorString",
            "extendedRequestId", "httpMethod", "identity.sourceIp", "identity.userAgent", "path", "protocol",
            "requestId", "requestTime", "requestTimeEpoch", "resourcePath", "stage", "xrayTraceId");

    private ContextVariables() {}

    /** Whether there is such a variable, {@code error.*} included. */
    static boolean exists(String name) {
        return NAMES.contains(name);
    }

    /** @param traceHeader the caller's {@code X-Amzn-Trace-Id} */
    static Map<String, Object> of(Instant now, String traceHeader, String sourceIp, String userAgent) {
        var context = new HashMap<String, Object>();
        var requestId = UUID.randomUUID().toString();
        context.put("accountId", "000000000000");
        context.put("requestId", requestId);
        context.put("extendedRequestId", requestId.replace("-", "").substring(0, 15) + "=");
        context.put("requestTime", REQUEST_TIME.format(now));
        context.put("requestTimeEpoch", now.toEpochMilli());
        context.put("protocol", "HTTP/1.1");
        context.put("domainName", "localhost");
        context.put("domainPrefix", "localhost");
        context.put("identity", Map.of("sourceIp", sourceIp, "userAgent", userAgent));
        context.put("xrayTraceId", traceId(now, traceHeader));
        context.put("requestOverride", new HashMap<String, Object>(Map.of("header", new HashMap<String, Object>(),
                "querystring", new HashMap<String, Object>(), "path", new HashMap<String, Object>())));
        context.put("responseOverride", new HashMap<String, Object>(Map.of("header", new HashMap<String, Object>())));
        return context;
    }

    /** The value at a dotted name. */
    static @Nullable String text(Map<String, Object> context, String name) {
        Object value = context;
        for (var part : name.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return value == null ? null : value.toString();
    }

    /** By place. */
    static Map<String, Map<String, String>> requestOverrides(Map<String, Object> context) {
        if (!texts(context, "requestOverride", "path").isEmpty()) {
            throw GatewayError.misconfigured("requestOverride.path is not supported by the local cloud");
        }
        return Map.of("header", texts(context, "requestOverride", "header"),
                "querystring", texts(context, "requestOverride", "querystring"));
    }

    static Map<String, String> responseHeaders(Map<String, Object> context) {
        return texts(context, "responseOverride", "header");
    }

    /** The override if it is a status, as API Gateway ignores any other. */
    static int responseStatus(Map<String, Object> context, int otherwise) {
        var override = text(context, "responseOverride.status");
        return override != null && override.matches("[2-5][0-9][0-9]") ? Integer.parseInt(override) : otherwise;
    }

    private static Map<String, String> texts(Map<String, Object> context, String override, String place) {
        var texts = new LinkedHashMap<String, String>();
        if (context.get(override) instanceof Map<?, ?> overrides && overrides.get(place) instanceof Map<?, ?> values) {
            values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    private static String traceId(Instant now, String header) {
        var given = TRACE.matcher(header);
        return given.find()
                ? given.group(1)
                : "1-%08x-%s".formatted(now.getEpochSecond(),
                        UUID.randomUUID().toString().replace("-", "").substring(0, 24));
    }
}
