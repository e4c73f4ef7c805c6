package dev.gatehouse.local.apigateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The path of a resource.
 *
 * @param parts each a literal, a parameter {@code {name}}, or at the end a greedy parameter {@code {name+}}
 */
record ResourcePath(List<String> parts) {
    static final ResourcePath ROOT = new ResourcePath(List.of());

    /** Literals go before parameters, and those before greedy ones, from left to right. */
    static final Comparator<ResourcePath> MOST_SPECIFIC_FIRST = Comparator.comparing(path -> path.parts.stream()
            .map(part -> isGreedy(part) ? "2" : isParameter(part) ? "1" : "0")
            .collect(Collectors.joining()));

    ResourcePath {
        parts = List.copyOf(parts);
    }

    ResourcePath child(String part) {
        var extended = new ArrayList<>(parts);
        extended.add(part);
        return new ResourcePath(extended);
    }

    /** The values of the parameters, or nothing if the path is not of this resource. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        var greedy = !parts.isEmpty() && isGreedy(parts.getLast());
        if (greedy ? segments.size() < parts.size() : segments.size() != parts.size()) {
            return null;
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (isGreedy(part)) {
                values.put(part.substring(1, part.length() - 2),
                        String.join("/", segments.subList(i, segments.size())));
            } else if (isParameter(part) && !segments.get(i).isEmpty()) {
                values.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return "/" + String.join("/", parts);
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static boolean isGreedy(String part) {
        return isParameter(part) && part.endsWith("+}");
    }
}
