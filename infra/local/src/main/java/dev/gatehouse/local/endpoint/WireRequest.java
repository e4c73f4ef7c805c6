package dev.gatehouse.local.endpoint;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it came in.
 *
 * @param query as it was sent, empty if there is none
 * @param headers the first value of each, by lower-case name
 */
public record WireRequest(String method, String path, String query, Map<String, String> headers, String body) {

    public WireRequest {
        var lowerCase = new TreeMap<String, String>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        headers = lowerCase;
    }

    /** Empty if there is none. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Those of the address, as far as they are well-formed. */
    public ObjectNode queryParameters() {
        return QueryParameters.parse(query);
    }

    public WireRequest withBody(String other) {
        return new WireRequest(method, path, query, headers, other);
    }
}
