package dev.gatehouse.local.apigateway;

import dev.gatehouse.local.template.Resource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers as short as API Gateway's, the same at every start. */
final class Ids {
    private Ids() {}

    static String of(Resource resource) {
        return of(resource.stack() + "/" + resource.logicalId());
    }

    static String of(String name) {
        var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return (Long.toUnsignedString(hash.getMostSignificantBits(), 36) + "0000000000").substring(0, 10);
    }
}
