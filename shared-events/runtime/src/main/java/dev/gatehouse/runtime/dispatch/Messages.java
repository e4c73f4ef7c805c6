package dev.gatehouse.runtime.dispatch;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Envelopes as Spring messages: the payload is the data, one header holds the metadata. */
public final class Messages {
    public static final String METADATA = "gatehouse.metadata";

    private Messages() {}

    public static <T> Message<T> of(Envelope<T> envelope) {
        return MessageBuilder.withPayload(envelope.data()).setHeader(METADATA, envelope.metadata()).build();
    }

    public static <T> Envelope<T> envelope(Message<T> message) {
        var metadata = message.getHeaders().get(METADATA, Metadata.class);
        if (metadata == null) {
            throw new IllegalArgumentException("message has no header " + METADATA);
        }
        return new Envelope<>(metadata, message.getPayload());
    }
}
