package dev.gatehouse.runtime.claims;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps events small: the largest fields of one that is too large are put aside, and each is replaced by where it is. The
 * other fields stay, so that gates can filter on them and hand them on.
 */
public final class ClaimCheck {
    private static final String CLAIM = "claim";
    /** In bytes; a claim has some 200 itself. */
    private static final int SMALLEST = 1024;
    private final EventJson json;
    private final ClaimStore store;
    private final @Nullable String bucket;
    private final Set<String> sources;
    private final long limit;

    /**
     * @param bucket where the own fields go; without one every event stays whole
     * @param sources the buckets of others whose claims are redeemed
     * @param limit of an event, in bytes
     */
    public ClaimCheck(EventJson json, ClaimStore store, @Nullable String bucket, Set<String> sources, long limit) {
        this.json = json;
        this.store = store;
        this.bucket = bucket;
        this.sources = Set.copyOf(sources);
        this.limit = limit;
    }

    /** Puts nothing aside and redeems nothing. */
    public static ClaimCheck none(EventJson json) {
        return new ClaimCheck(json, new NoStore(), null, Set.of(), Long.MAX_VALUE);
    }

    /** The event as it is to be recorded; what it no longer holds is in the store by then. */
    public String deposit(String eventId, String event) {
        var size = event.getBytes(UTF_8).length;
        if (bucket == null || size <= limit || !(json.tree(event) instanceof ObjectNode data)) {
            return event;
        }
        for (var field : largestFirst(data)) {
            if (size <= limit || field.size() < SMALLEST) {
                break;
            }
            var content = field.content();
            var claim = new Claim(bucket, "%s/%s-%s.json".formatted(eventId, field.name(), hash(content)),
                    field.size());
            store.put(claim, content);
            data.set(field.name(), json.tree(Map.of(CLAIM, claim)));
            size = json.write(data).getBytes(UTF_8).length;
        }
        return json.write(data);
    }

    private record Field(String name, String content, int size) {}

    private Iterable<Field> largestFirst(ObjectNode data) {
        var fields = new ArrayList<Field>();
        data.properties().forEach(field -> {
            var content = json.write(field.getValue());
            fields.add(new Field(field.getKey(), content, content.getBytes(UTF_8).length));
        });
        fields.sort(Comparator.comparingInt(Field::size).reversed());
        return fields;
    }

    /**
     * The data with every value that its reader looks at.
     *
     * @param type what the data will be read as; claims of fields that it does not have stay claims
     * @throws UnreadableJson if a claim names a bucket that is not one of those allowed here
     */
    public JsonNode redeem(JsonNode data, Class<?> type) {
        if (!(data instanceof ObjectNode fields)) {
            return data;
        }
        for (var name : fields.propertyNames().stream().toList()) {
            var value = fields.get(name);
            if (isClaim(value) && reads(type, name)) {
                fields.set(name, json.tree(store.get(allowed(name, json.read(value.get(CLAIM), Claim.class)))));
            }
        }
        return fields;
    }

    private static boolean isClaim(JsonNode value) {
        var claim = value.path(CLAIM);
        return value.size() == 1 && claim.path("bucket").isString() && claim.path("key").isString();
    }

    private static boolean reads(Class<?> type, String field) {
        return !type.isRecord()
                || Stream.of(type.getRecordComponents()).map(RecordComponent::getName).anyMatch(field::equals);
    }

    private Claim allowed(String field, Claim claim) {
        if (!claim.bucket().equals(bucket) && !sources.contains(claim.bucket())) {
            throw new UnreadableJson("%s is claimed to be in a bucket that is not read here: %s"
                    .formatted(field, claim.bucket()));
        }
        return claim;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record NoStore() implements ClaimStore {

        @Override
        public void put(Claim claim, String content) {
            throw new IllegalStateException("no store for claims");
        }

        @Override
        public String get(Claim claim) {
            throw new IllegalStateException("no store for claims");
        }
    }
}
