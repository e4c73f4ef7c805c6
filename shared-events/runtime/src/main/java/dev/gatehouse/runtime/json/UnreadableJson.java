package dev.gatehouse.runtime.json;

/** A message that cannot be read. Says which field and why, and never what the field held. */
public final class UnreadableJson extends IllegalArgumentException {
    public UnreadableJson(String message) {
        super(message);
    }
}
