package dev.gatehouse.local.s3;

import dev.gatehouse.local.endpoint.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket. Only the newest version of an object is kept. */
final class Bucket {
    private final String name;
    private final Instant created = Instant.now();
    private final Contents contents;
    private final ConcurrentNavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private volatile List<Subscription> subscriptions = List.of();

    Bucket(String name, Contents contents) {
        this.name = name;
        this.contents = contents;
        contents.load().forEach(object -> objects.put(object.key(), object));
    }

    /** An object with its content. */
    static final class Found {
        private final StoredObject object;
        private final byte[] content;

        private Found(StoredObject object, byte[] content) {
            this.object = object;
            this.content = content;
        }

        StoredObject object() {
            return object;
        }

        byte[] content() {
            return content;
        }
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    void notify(List<Subscription> wanted) {
        subscriptions = List.copyOf(wanted);
    }

    /** @throws AwsError if there is such an object, and it must not be replaced */
    synchronized StoredObject put(String key, byte[] content, Map<String, String> headers, boolean onlyNew) {
        if (onlyNew && objects.containsKey(key)) {
            throw new AwsError(412, "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold");
        }
        var object = StoredObject.of(key, content, headers);
        contents.write(object, content);
        objects.put(key, object);
        return object;
    }

    /** @throws AwsError if there is none */
    synchronized Found get(String key) {
        var object = head(key);
        return new Found(object, contents.read(object));
    }

    /** @throws AwsError if there is none */
    StoredObject head(String key) {
        var object = objects.get(key);
        if (object == null) {
            throw new AwsError(404, "NoSuchKey", "The specified key does not exist.");
        }
        return object;
    }

    /** @return whether there was one */
    synchronized boolean delete(String key) {
        contents.delete(key);
        return objects.remove(key) != null;
    }

    /** By key, in the order of listings. */
    NavigableMap<String, StoredObject> objects() {
        return objects;
    }
}
