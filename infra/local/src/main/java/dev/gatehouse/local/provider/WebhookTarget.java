package dev.gatehouse.local.provider;

import java.net.URI;

/**
 * Who is told of what happens to payments.
 *
 * @param secret what reports are signed with
 */
public record WebhookTarget(URI uri, String secret) {
    /** The sandbox's, wherever it runs: the local cloud's parameter store holds the same. */
    public static final String SANDBOX_SECRET = "whsec_sandbox";

    public static WebhookTarget ofSandbox(URI uri) {
        return new WebhookTarget(uri, SANDBOX_SECRET);
    }
}
