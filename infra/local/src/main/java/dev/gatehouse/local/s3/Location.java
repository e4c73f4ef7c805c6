package dev.gatehouse.local.s3;

import dev.gatehouse.local.endpoint.WireRequest;
import java.util.regex.Pattern;

/**
 * What a request is about, in the host name or in the path.
 *
 * @param bucket empty for all buckets
 * @param key empty for the bucket itself
 */
record Location(String bucket, String key) {
    private static final Pattern VIRTUAL_HOST = Pattern
            .compile("(.+?)\\.(?:s3[.-].*|(?:s3\\.)?localhost)(?::\\d+)?");

    static Location of(WireRequest request) {
        var path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        var host = VIRTUAL_HOST.matcher(request.header("host"));
        if (host.matches() && !host.group(1).equals("s3")) {
            return new Location(host.group(1), path);
        }
        return ofPath(path);
    }

    /** {@code bucket/key} */
    static Location ofPath(String path) {
        var slash = path.indexOf('/');
        return slash < 0 ? new Location(path, "") : new Location(path.substring(0, slash), path.substring(slash + 1));
    }
}
