package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be done to one object. */
final class ObjectOperations {
    private static final Set<String> KEPT = Set.of("content-type", "content-disposition", "content-language",
            "cache-control", "expires");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final int LONGEST_KEY = 1024;

    private final Buckets buckets;
    private final Notifications notifications;

    ObjectOperations(Buckets buckets, Notifications notifications) {
        this.buckets = buckets;
        this.notifications = notifications;
    }

    WireReply put(Location location, WireRequest request) {
        var bucket = buckets.find(location.bucket());
        if (location.key().getBytes(UTF_8).length > LONGEST_KEY) {
            throw new AwsError("KeyTooLongError", "Your key is too long");
        }
        var condition = request.header("if-none-match");
        if ((!condition.isEmpty() && !condition.equals("*")) || !request.header("if-match").isEmpty()) {
            throw new AwsError(501, "NotImplemented",
                    "A header you provided implies functionality that is not implemented");
        }
        var object = bucket.put(location.key(), ChunkedBody.of(request), kept(request), !condition.isEmpty());
        notifications.created(bucket, object, "Put");
        return new WireReply(200, Map.of("ETag", quoted(object.etag())), "");
    }

    WireReply copy(Location location, WireRequest request) {
        var source = Query.decode(request.header("x-amz-copy-source"));
        var from = Location.ofPath(source.startsWith("/") ? source.substring(1) : source);
        var found = buckets.find(from.bucket()).get(from.key());
        var bucket = buckets.find(location.bucket());
        var headers = request.header("x-amz-metadata-directive").equals("REPLACE")
                ? kept(request)
                : found.object().headers();
        var object = bucket.put(location.key(), found.content(), headers, false);
        notifications.created(bucket, object, "Copy");
        return new Xml().text("LastModified", object.modified()).text("ETag", quoted(object.etag()))
                .reply("CopyObjectResult");
    }

    WireReply get(Location location, WireRequest request) {
        var found = buckets.find(location.bucket()).get(location.key());
        var content = found.content();
        var headers = headers(found.object());
        var range = Range.of(request.header("range"), content.length);
        if (range == null) {
            return WireReply.binary(200, headers, content);
        }
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), content.length));
        return WireReply.binary(206, headers, Arrays.copyOfRange(content, range.first(), range.last() + 1));
    }

    WireReply head(Location location) {
        var object = buckets.find(location.bucket()).head(location.key());
        var headers = headers(object);
        headers.put("Content-Length", Long.toString(object.size()));
        return new WireReply(200, headers, "");
    }

    WireReply delete(Location location) {
        var bucket = buckets.find(location.bucket());
        if (bucket.delete(location.key())) {
            notifications.removed(bucket, location.key());
        }
        return new WireReply(204, Map.of(), "");
    }

    private static Map<String, String> kept(WireRequest request) {
        var kept = new TreeMap<String, String>();
        request.headers().forEach((name, value) -> {
            if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
                kept.put(name, value);
            }
        });
        var encoding = request.header("content-encoding").replaceFirst("aws-chunked,? *", "");
        if (!encoding.isEmpty()) {
            kept.put("content-encoding", encoding);
        }
        kept.putIfAbsent("content-type", "binary/octet-stream");
        return kept;
    }

    private static Map<String, String> headers(StoredObject object) {
        var headers = new TreeMap<>(object.headers());
        headers.put("ETag", quoted(object.etag()));
        headers.put("Last-Modified", HTTP_DATE.format(object.modified()));
        headers.put("Accept-Ranges", "bytes");
        return headers;
    }

    private static String quoted(String etag) {
        return "\"" + etag + "\"";
    }
}
