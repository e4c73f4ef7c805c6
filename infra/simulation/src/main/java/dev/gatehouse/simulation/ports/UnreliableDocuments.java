package dev.gatehouse.simulation.ports;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.invoice.domain.Documents;
import dev.gatehouse.invoice.domain.ObjectCreated;
import dev.gatehouse.invoice.domain.Paper;
import dev.gatehouse.invoice.domain.StoredDocument;
import dev.gatehouse.testkit.simulation.Calls;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A bucket at the far end of a network, which tells a queue of each new object. Nothing is printed. */
public final class UnreliableDocuments implements Documents {
    private final Map<String, StoredDocument> documents = new HashMap<>();
    private final Calls calls;
    private final InstantSource clock;
    private final String bucket;
    private final Notification notification;
    private int sequencer;

    public UnreliableDocuments(Calls calls, InstantSource clock, String bucket, Notification notification) {
        this.calls = calls;
        this.clock = clock;
        this.bucket = bucket;
        this.notification = notification;
    }

    /** Whoever is told. */
    @FunctionalInterface
    public interface Notification {
        void created(String bucket, String body, String order);
    }

    @Override
    public void keep(Paper paper, Metadata cause) {
        calls.write("put document", () -> {
            var order = paper.orderId();
            documents.put(paper.key(), new StoredDocument(order, paper.number(), paper.key(), "0".repeat(64)));
            notification.created(bucket, created(paper.key()),
                    order.value());
        });
    }

    /** As S3 says it. */
    private String created(String key) {
        return """
                {"Records":[{"eventSource":"aws:s3","eventTime":"%s","eventName":"ObjectCreated:Put","s3":{\
                "bucket":{"name":"%s"},"object":{"key":"%s","size":1,"eTag":"e","sequencer":"%016X"}}}]}"""
                .formatted(clock.instant(), bucket, key, ++sequencer);
    }

    @Override
    public Envelope<StoredDocument> describe(Envelope<ObjectCreated> message) {
        var document = calls.read("head document", () -> documents.get(message.data().key()));
        if (document == null || !message.data().bucket().equals(bucket)) {
            throw new IllegalArgumentException("not a document of this context: " + message.data());
        }
        var from = message.metadata();
        return new Envelope<>(new Metadata(from.eventId(), from.type(), from.version(), from.stream(),
                from.sequence(), from.occurredAt(), document.orderId().value(), from.causationId(), null), document);
    }
}
