package dev.gatehouse.runtime.claims;

import dev.gatehouse.contracts.Required;

/**
 * Where a field's value is.
 *
 * @param size of the value as JSON, in bytes
 */
public record Claim(String bucket, String key, long size) {

    public Claim {
        Required.text("claim.bucket", bucket);
        Required.text("claim.key", key);
    }
}
