package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.claims.Claim;
import dev.gatehouse.runtime.claims.ClaimStore;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** Claims as objects in S3. */
final class S3ClaimStore implements ClaimStore {
    private final S3Objects objects;

    S3ClaimStore(S3Objects objects) {
        this.objects = objects;
    }

    @Override
    public void put(Claim claim, String json) {
        objects.put(claim.bucket(), claim.key(), SdkBytes.fromUtf8String(json), "application/json", Map.of());
    }

    @Override
    public String get(Claim claim) {
        return objects.get(claim.bucket(), claim.key()).asString(UTF_8);
    }
}
