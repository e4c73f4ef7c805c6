package dev.gatehouse.local.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where an execution is.
 *
 * @param retries how often the state was tried again, by retrier
 */
record Progress(
        String state, JsonNode input, Map<String, JsonNode> variables, Instant entered, List<Integer> retries,
        Phase phase) {

    static Progress entering(String state, JsonNode input, Map<String, JsonNode> variables) {
        return new Progress(state, input, variables, ExecutionContext.now(), List.of(), new Phase.Entered());
    }

    Progress at(Phase other) {
        return new Progress(state, input, variables, entered, retries, other);
    }

    int retries(int retrier) {
        return retrier < retries.size() ? retries.get(retrier) : 0;
    }

    /** How often the state was tried again in all. */
    int retryCount() {
        return retries.stream().mapToInt(Integer::intValue).sum();
    }

    Progress retrying(int retrier, Instant when) {
        var counts = new ArrayList<>(retries);
        while (counts.size() <= retrier) {
            counts.add(0);
        }
        counts.set(retrier, counts.get(retrier) + 1);
        return new Progress(state, input, variables, entered, counts, new Phase.Waiting(when));
    }
}
