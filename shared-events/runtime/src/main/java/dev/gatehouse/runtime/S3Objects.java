package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.SignedCalls.Request;
import dev.gatehouse.runtime.json.EventJson;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Objects in S3, written and read whole, by single signed requests: S3's client would add more to a function's zip than all
 * else that is in it. Every method throws {@link AwsCalls.Failed} if it is refused, or three times in a row S3 is out of
 * reach, out of order or busy.
 */
public final class S3Objects {
    /** In bytes; far more than is ever put. */
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final String METADATA = "x-amz-meta-";
    private static final SdkBytes NOTHING = SdkBytes.fromByteArray(new byte[0]);
    private final SignedCalls calls;
    private final AwsClients aws;

    public S3Objects(AwsClients aws, EventJson json) {
        this.calls = new SignedCalls(aws, json);
        this.aws = aws;
    }

    /** @param metadata ASCII, by names in lower case */
    public void put(String bucket, String key, SdkBytes content, String contentType, Map<String, String> metadata) {
        var headers = new TreeMap<>(Map.of("Content-Type", contentType));
        metadata.forEach((name, value) -> headers.put(METADATA + name, value));
        calls.answer(request(SdkHttpMethod.PUT, bucket, key, headers, content));
    }

    public SdkBytes get(String bucket, String key) {
        return calls.answer(request(SdkHttpMethod.GET, bucket, key, Map.of(), NOTHING)).body();
    }

    /** What was put beside the content. */
    public Map<String, String> metadata(String bucket, String key) {
        var metadata = new TreeMap<String, String>();
        calls.answer(request(SdkHttpMethod.HEAD, bucket, key, Map.of(), NOTHING)).headers()
                .forEach((header, values) -> {
                    var name = header.toLowerCase(Locale.ROOT);
                    if (name.startsWith(METADATA)) {
                        metadata.put(name.substring(METADATA.length()), values.getFirst());
                    }
                });
        return metadata;
    }

    private Request request(
            SdkHttpMethod method, String bucket, String key, Map<String, String> headers, SdkBytes content) {
        return new Request("s3", "S3", method, address(bucket, key), headers, content, LARGEST);
    }

    /** On AWS a bucket is a host; at a local cloud it is part of the path. */
    private URI address(String bucket, String key) {
        var endpoint = aws.endpoint("s3");
        return aws.aws().endpoint() == null
                ? URI.create(
                        "%s://%s.%s/%s".formatted(endpoint.getScheme(), bucket, endpoint.getAuthority(), encoded(key)))
                : endpoint.resolve("/" + bucket + "/" + encoded(key));
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~").replace("%2F",
                "/");
    }
}
