package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tools.jackson.databind.JsonNode;

/**
 * Signed HTTP requests, each of them tried up to three times. The time-outs allow for that within the time that a function
 * keeps in reserve.
 */
final class SignedCalls {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final Pattern THROTTLED = Pattern.compile(
            "Throttling.*|ThrottledException|RequestThrottled|TooManyUpdates");
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:[\\w.]+#)?(\\w{1,80})");
    private static final Pattern ERROR_CODE = Pattern.compile("<Code>([\\w.]{1,80})</Code>");
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(READ)
            .build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsClients aws;
    private final EventJson json;

    SignedCalls(AwsClients aws, EventJson json) {
        this.aws = aws;
        this.json = json;
    }

    /**
     * What is asked.
     *
     * @param service as it is signed for
     * @param name of the service, for whoever reads of a failure
     * @param uri with its path as it is to be signed
     * @param longestAnswer in bytes; what is longer is cut off
     */
    record Request(
            String service, String name, SdkHttpMethod method, URI uri, Map<String, String> headers, SdkBytes body,
            int longestAnswer) {}

    /** What came back with status 200. */
    record Response(SdkBytes body, Map<String, List<String>> headers) {}

    private sealed interface Answer {
        record Result(Response response) implements Answer {}

        record Refused(String why) implements Answer {}

        record TryAgain(String why) implements Answer {}
    }

    /** @throws AwsCalls.Failed if it is refused, or three times in a row the service is out of reach, out of order or busy */
    Response answer(Request request) {
        var why = "";
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << attempt));
            }
            switch (ask(request)) {
                case Answer.Result(var response) -> {
                    return response;
                }
                case Answer.Refused(var refusal) -> throw new AwsCalls.Failed(refusal);
                case Answer.TryAgain(var trouble) -> why = trouble;
            }
        }
        throw new AwsCalls.Failed(why + ", in the last of " + ATTEMPTS + " attempts");
    }

    private Answer ask(Request request) {
        try {
            var response = http.prepareRequest(signed(request)).call();
            return answer(request, response, body(response, request.longestAnswer()));
        } catch (IOException failed) {
            return new Answer.TryAgain(
                    "no answer from %s: %s".formatted(request.name(), failed.getClass().getSimpleName()));
        } catch (SdkException unsigned) {
            return new Answer.TryAgain(
                    "nothing to sign for %s with: %s".formatted(request.name(), unsigned.getClass().getSimpleName()));
        }
    }

    private HttpExecuteRequest signed(Request call) {
        var request = SdkHttpRequest.builder().method(call.method()).uri(call.uri());
        call.headers().forEach(request::putHeader);
        var content = call.body().asByteArrayUnsafe();
        // With a body, however empty, the HTTP client would make a POST of a GET.
        var payload = content.length == 0 ? null : ContentStreamProvider.fromByteArrayUnsafe(content);
        var isS3 = call.service().equals("s3");
        var signed = signer.sign(sign -> sign.identity(aws.credentials().resolveCredentials())
                .request(request.build())
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, call.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, aws.aws().region())
                // Alone among the services, S3 takes a path for what it says.
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !isS3)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !isS3));
        return HttpExecuteRequest.builder().request(signed.request()).contentStreamProvider(payload).build();
    }

    private static SdkBytes body(HttpExecuteResponse response, int longest) throws IOException {
        if (response.responseBody().isEmpty()) {
            return SdkBytes.fromByteArray(new byte[0]);
        }
        try (var body = response.responseBody().get()) {
            return SdkBytes.fromByteArrayUnsafe(body.readNBytes(longest));
        }
    }

    private Answer answer(Request request, HttpExecuteResponse response, SdkBytes body) {
        var status = response.httpResponse().statusCode();
        if (status == 200) {
            return new Answer.Result(new Response(body, response.httpResponse().headers()));
        }
        var type = type(body.asString(UTF_8));
        var why = "%s answered %d%s".formatted(request.name(), status, type.isEmpty() ? "" : " " + type);
        return status / 100 == 5 || status == 429 || THROTTLED.matcher(type).matches()
                ? new Answer.TryAgain(why)
                : new Answer.Refused(why);
    }

    // What the service says besides may repeat what it was sent.
    private String type(String body) {
        var type = ERROR_TYPE.matcher(tree(body).path("__type").asString(""));
        var code = ERROR_CODE.matcher(body);
        if (type.matches()) {
            return type.group(1);
        }
        return code.find() ? code.group(1) : "";
    }

    private JsonNode tree(String body) {
        try {
            return json.tree(body);
        } catch (UnreadableJson unreadable) {
            return json.tree("null");
        }
    }
}
