package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.WireRequest;
import java.util.regex.Pattern;

/** The content of a request, which SDKs may send in signed chunks. */
final class ChunkedBody {
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,7})(?:;[^\r\n]*)?\r\n");

    private ChunkedBody() {}

    static byte[] of(WireRequest request) {
        var isChunked = request.header("content-encoding").contains("aws-chunked")
                || request.header("x-amz-content-sha256").startsWith("STREAMING-");
        return (isChunked ? joined(request.body()) : request.body()).getBytes(ISO_8859_1);
    }

    private static String joined(String body) {
        var content = new StringBuilder();
        var chunk = CHUNK.matcher(body);
        var position = 0;
        while (chunk.find(position) && chunk.start() == position) {
            var size = Integer.parseInt(chunk.group(1), 16);
            var end = chunk.end() + size;
            if (size == 0) {
                return content.toString();
            }
            if (size < 0 || end + 2 > body.length()) {
                break;
            }
            content.append(body, chunk.end(), end);
            position = end + 2;
        }
        throw new AwsError("IncompleteBody", "The request body terminated unexpectedly");
    }
}
