package dev.gatehouse.local.provider;

import java.net.URI;

/**
 * Who is told of what happens to payments.
 *
 * @param secret what reports are signed with
 */
public record WebhookTarget(URI uri, String secret) {}
