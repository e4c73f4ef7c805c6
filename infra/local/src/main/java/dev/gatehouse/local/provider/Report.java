package dev.gatehouse.local.provider;

/**
 * What the webhook is told.
 *
 * @param body is signed when it is sent
 */
record Report(String id, String type, String body) {}
