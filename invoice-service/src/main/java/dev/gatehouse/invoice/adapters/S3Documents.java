package dev.gatehouse.invoice.adapters;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.invoice.domain.Documents;
import dev.gatehouse.invoice.domain.ObjectCreated;
import dev.gatehouse.invoice.domain.Paper;
import dev.gatehouse.invoice.domain.StoredDocument;
import dev.gatehouse.runtime.S3Objects;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The document bucket. What an object is about is written beside its content, because neither its key nor S3's message says
 * it: the order, the number, and the trace of the event that it was printed for.
 */
public final class S3Documents implements Documents {
    private static final String ORDER = "order-id";
    private static final String NUMBER = "number";
    private static final String SHA256 = "sha256";
    private static final String TRACE = "traceparent";
    private final S3Objects objects;
    private final String bucket;
    private final Seller seller;

    public S3Documents(S3Objects objects, String bucket, Seller seller) {
        this.objects = objects;
        this.bucket = bucket;
        this.seller = seller;
    }

    @Override
    public void keep(Paper paper, Metadata cause) {
        var content = SdkBytes.fromByteArrayUnsafe(PdfPaper.print(paper, seller));
        var about = new TreeMap<>(
                Map.of(ORDER, paper.orderId().value(), NUMBER, paper.number(), SHA256, hash(content)));
        if (cause.traceparent() != null) {
            about.put(TRACE, cause.traceparent());
        }
        objects.put(bucket, paper.key(), content, "application/pdf", about);
    }

    /** One request. */
    @Override
    public Envelope<StoredDocument> describe(Envelope<ObjectCreated> message) {
        var object = message.data();
        var about = objects.metadata(bucket, object.key());
        if (!object.bucket().equals(bucket) || !about.keySet().containsAll(Set.of(ORDER, NUMBER, SHA256))) {
            throw new IllegalArgumentException("not a document of this context: " + object);
        }
        var order = text(about, ORDER);
        var from = message.metadata();
        var metadata = new Metadata(from.eventId(), from.type(), from.version(), from.stream(), from.sequence(),
                from.occurredAt(), order, from.causationId(), about.get(TRACE));
        return new Envelope<>(metadata,
                new StoredDocument(new OrderId(order), text(about, NUMBER), object.key(), text(about, SHA256)));
    }

    private static String text(Map<String, String> about, String name) {
        return Objects.requireNonNull(about.get(name), name);
    }

    private static String hash(SdkBytes content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.asByteArrayUnsafe()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
