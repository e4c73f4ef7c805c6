package dev.gatehouse.local.apigateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes to a backend; a name that is set twice has the last value. */
final class IntegrationRequest {
    private final Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
    private String body = "";

    void set(String place, String name, String value) {
        parameters.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(name, value);
    }

    void setAll(String place, Map<String, String> values) {
        values.forEach((name, value) -> set(place, name, value));
    }

    Map<String, String> headers() {
        return parameters.getOrDefault("header", Map.of());
    }

    Map<String, String> query() {
        return parameters.getOrDefault("querystring", Map.of());
    }

    String body() {
        return body;
    }

    void body(String rendered) {
        body = rendered;
    }
}
