package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.WireReply;
import java.net.URLEncoder;
import java.util.HexFormat;
import java.util.TreeSet;

/** A page of a bucket's keys: those with the prefix, rolled up at the delimiter. */
final class Listing {
    private static final int LONGEST = 1000;

    private final Xml entries = new Xml();
    private final TreeSet<String> prefixes = new TreeSet<>();
    private final Bucket bucket;
    private final Query query;
    private final int most;
    private int count;
    private String last = "";

    private Listing(Bucket bucket, Query query) {
        this.bucket = bucket;
        this.query = query;
        this.most = most(query.text("max-keys"));
    }

    static WireReply of(Bucket bucket, Query query) {
        return new Listing(bucket, query).reply();
    }

    private WireReply reply() {
        var isTruncated = most > 0 && !collect();
        var result = new Xml().text("Name", bucket.name())
                .text("Prefix", encoded(query.text("prefix")))
                .text("KeyCount", count)
                .text("MaxKeys", most)
                .text("IsTruncated", isTruncated);
        if (query.has("delimiter")) {
            result.text("Delimiter", encoded(query.text("delimiter")));
        }
        if (isEncoded()) {
            result.text("EncodingType", "url");
        }
        if (isTruncated) {
            result.text("NextContinuationToken", HexFormat.of().formatHex(last.getBytes(UTF_8)));
        }
        prefixes.forEach(prefix -> entries.element("CommonPrefixes", new Xml().text("Prefix", encoded(prefix))));
        return result.append(entries).reply("ListBucketResult");
    }

    /** @return whether that was all */
    private boolean collect() {
        var prefix = query.text("prefix");
        var delimiter = query.text("delimiter");
        var after = after();
        for (var object : bucket.objects().tailMap(after, false).values()) {
            var key = object.key();
            var end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            var group = end < 0 ? "" : key.substring(0, end + delimiter.length());
            if (!key.startsWith(prefix) || isRolledUp(group, after)) {
                continue;
            }
            if (count == most) {
                return false;
            }
            count++;
            last = group.isEmpty() ? key : group;
            if (group.isEmpty()) {
                add(object);
            } else {
                prefixes.add(group);
            }
        }
        return true;
    }

    private boolean isRolledUp(String group, String after) {
        return !group.isEmpty() && (prefixes.contains(group) || after.startsWith(group));
    }

    private void add(StoredObject object) {
        entries.element("Contents", new Xml().text("Key", encoded(object.key()))
                .text("LastModified", object.modified())
                .text("ETag", "\"" + object.etag() + "\"")
                .text("Size", object.size())
                .text("StorageClass", "STANDARD"));
    }

    private String after() {
        try {
            return query.has("continuation-token")
                    ? new String(HexFormat.of().parseHex(query.text("continuation-token")), UTF_8)
                    : query.text("start-after");
        } catch (IllegalArgumentException _) {
            throw new AwsError("InvalidArgument", "The continuation token provided is incorrect");
        }
    }

    private static int most(String given) {
        if (given.isEmpty()) {
            return LONGEST;
        }
        if (!given.matches("\\d{1,9}")) {
            throw new AwsError("InvalidArgument", "Provided max-keys not an integer or within integer range");
        }
        return Math.min(Integer.parseInt(given), LONGEST);
    }

    private boolean isEncoded() {
        return query.text("encoding-type").equals("url");
    }

    private String encoded(String text) {
        return isEncoded() ? URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2F", "/") : text;
    }
}
