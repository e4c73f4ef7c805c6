package dev.gatehouse.local.provider;

import java.util.Map;

/**
 * An idempotency key that has been used.
 *
 * @param key neither the key nor the request can be read from it
 */
record Use(Key key, int status, Map<String, ?> json) {

    /** Digests. */
    record Key(String key, String request) {}

    static Use of(Key key, Answer answer) {
        return new Use(key, answer.status(), answer.json());
    }

    Answer answer() {
        return new Answer(status, json, true, false, Change.NONE);
    }
}
