package dev.gatehouse.local.s3;

import dev.gatehouse.local.endpoint.AwsError;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All buckets; those of the templates, and those that clients make. */
public final class Buckets {
    private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final @Nullable Path directory;

    /** @param directory where objects are kept; none keeps them in memory */
    public Buckets(@Nullable Path directory) {
        this.directory = directory == null ? null : directory.resolve("s3");
    }

    Bucket create(String name) {
        return buckets.computeIfAbsent(name, _ -> new Bucket(name,
                directory == null ? new MemoryContents() : new FileContents(directory.resolve(name))));
    }

    /** @throws AwsError if there is none */
    Bucket find(String name) {
        var bucket = buckets.get(name);
        if (bucket == null) {
            throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return bucket;
    }

    /** @throws AwsError if it holds anything */
    void delete(String name) {
        if (!find(name).objects().isEmpty()) {
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.remove(name);
    }

    Collection<Bucket> all() {
        return buckets.values();
    }
}
