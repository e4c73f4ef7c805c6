package dev.gatehouse.runtime.aggregate;

import dev.gatehouse.contracts.Metadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a new event comes from: its identity is its place in the log, its trace is that of the message behind it. */
final class Lineage {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})");
    private static final int SCHEMA_VERSION = 1;

    private Lineage() {}

    static Metadata of(String type, String stream, long sequence, Instant occurredAt, Metadata cause) {
        var eventId = stream + "/" + sequence;
        return new Metadata(
                eventId, type, SCHEMA_VERSION, stream, sequence, occurredAt, cause.correlationId(), cause.eventId(),
                traceparent(eventId, cause));
    }

    // The trace id never changes; ids are derived, not drawn, so that a repeated decision is the same decision.
    private static String traceparent(String eventId, Metadata cause) {
        var given = TRACEPARENT.matcher(cause.traceparent() == null ? "" : cause.traceparent());
        var traceId = given.matches() ? given.group(1) : hash(cause.correlationId()).substring(0, 32);
        var flags = given.matches() ? given.group(2) : "01";
        return "00-%s-%s-%s".formatted(traceId, hash(eventId).substring(0, 16), flags);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
