package dev.gatehouse.local.apigateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One REST API. Its parts arrive while requests may already be served. */
final class RestApi {
    private final String id;
    private final String name;
    private final Map<String, ResourcePath> resources = new ConcurrentHashMap<>();
    private final Map<String, ApiMethod> methods = new ConcurrentHashMap<>();
    private final Map<String, BodyModel> models = new ConcurrentHashMap<>();
    private final Map<String, RequestValidator> validators = new ConcurrentHashMap<>();
    private final Map<GatewayResponseType, GatewayResponse> responses = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> stages = new ConcurrentHashMap<>();

    RestApi(String id, String name) {
        this.id = id;
        this.name = name;
        resources.put(rootId(), ResourcePath.ROOT);
        models.put("Empty", BodyModel.ANY);
        models.put("Error", BodyModel.ANY);
    }

    /** What is checked before a request reaches its integration. */
    record RequestValidator(boolean body, boolean parameters) {}

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String rootId() {
        return Ids.of(id + "/");
    }

    Map<String, ResourcePath> resources() {
        return resources;
    }

    Map<String, BodyModel> models() {
        return models;
    }

    Map<String, RequestValidator> validators() {
        return validators;
    }

    Map<GatewayResponseType, GatewayResponse> responses() {
        return responses;
    }

    /** The variables of each stage. */
    Map<String, Map<String, String>> stages() {
        return stages;
    }

    void add(ResourcePath path, String httpMethod, ApiMethod method) {
        methods.put(httpMethod + " " + path, method);
    }

    boolean overlaps(RestApi other) {
        return methods.keySet().stream().anyMatch(other.methods::containsKey);
    }

    /** The most specific resource that matches; a resource that lacks the method is not replaced by a wider one. */
    Optional<ResourcePath> resourceFor(java.util.List<String> segments) {
        return resources.values().stream()
                .filter(path -> path.match(segments) != null)
                .min(ResourcePath.MOST_SPECIFIC_FIRST);
    }

    @Nullable
    ApiMethod method(ResourcePath path, String httpMethod) {
        var method = methods.get(httpMethod + " " + path);
        return method == null ? methods.get("ANY " + path) : method;
    }
}
