package dev.gatehouse.runtime.contention;

/** A message lost the race for a record so often that it had better be delivered again later. */
public final class Contention extends RuntimeException {
    Contention(String record, int attempts) {
        super("lost the race for %s %d times; the message will be delivered again".formatted(record, attempts));
    }
}
