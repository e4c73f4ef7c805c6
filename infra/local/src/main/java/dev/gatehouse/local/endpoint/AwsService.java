package dev.gatehouse.local.endpoint;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers the calls to one AWS service. */
public interface AwsService {
    /** As signatures name it, {@code events} for example. */
    String name();

    /** @throws AwsError if there is no result */
    WireReply call(AwsRequest request);

    /** What a request means to a service that is called by method and path. */
    default @Nullable RestCall rest(WireRequest request) {
        return null;
    }

    /** Whether bodies are bytes of any kind: each is then one character of the request's body. */
    default boolean isBinary() {
        return false;
    }

    record RestCall(String operation, ObjectNode input) {}
}
