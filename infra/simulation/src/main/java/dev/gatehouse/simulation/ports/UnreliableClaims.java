package dev.gatehouse.simulation.ports;

import dev.gatehouse.runtime.claims.Claim;
import dev.gatehouse.runtime.claims.ClaimStore;
import dev.gatehouse.testkit.simulation.Calls;
import dev.gatehouse.testkit.simulation.Tally;
import java.util.HashMap;
import java.util.Map;

/** Buckets for large fields at the far end of a network. */
public final class UnreliableClaims implements ClaimStore {
    private final Map<String, String> objects = new HashMap<>();
    private final Calls calls;
    private final Tally tally;

    public UnreliableClaims(Calls calls, Tally tally) {
        this.calls = calls;
        this.tally = tally;
    }

    @Override
    public void put(Claim claim, String json) {
        calls.write("put claim", () -> {
            tally.count("CLAIM");
            objects.put(claim.bucket() + "/" + claim.key(), json);
        });
    }

    @Override
    public String get(Claim claim) {
        var json = calls.read("get claim", () -> objects.get(claim.bucket() + "/" + claim.key()));
        if (json == null) {
            throw new IllegalStateException("there is no " + claim);
        }
        return json;
    }
}
