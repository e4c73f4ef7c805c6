package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.endpoint.AwsError;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

/** The parameters in a request's address; some have a name only. */
record Query(Map<String, String> parameters) {

    static Query of(String raw) {
        var parameters = new TreeMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.put(decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Query(parameters);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException _) {
            throw new AwsError("InvalidURI", "Couldn't parse the specified URI.");
        }
    }
}
