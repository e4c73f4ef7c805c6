package dev.gatehouse.contracts;

/** A message as it travels: who it is, and what it says. */
public record Envelope<T>(Metadata metadata, T data) {

    public Envelope {
        Required.value("metadata", metadata);
        Required.value("data", data);
    }
}
