package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
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
 * Single calls of services that speak AWS's JSON protocol, where the SDK's client would make a function's zip much larger.
 * The time-outs allow for three attempts within the time that a function keeps in reserve.
 */
public final class AwsCalls {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    /** In bytes; nothing that is called answers at length. */
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Pattern THROTTLED = Pattern.compile(
            "Throttling.*|ThrottledException|RequestThrottled|TooManyUpdates");
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:[\\w.]+#)?(\\w{1,80})");
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(READ)
            .build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsClients aws;
    private final EventJson json;

    public AwsCalls(AwsClients aws, EventJson json) {
        this.aws = aws;
        this.json = json;
    }

    /**
     * What is called.
     *
     * @param service as it is signed for
     * @param target of the JSON protocol, such as {@code AmazonSSM.GetParameter}
     * @param version of the JSON protocol
     */
    public record Operation(String service, String target, String version) {}

    /** A call has no result. Says why, and nothing of what was sent. */
    public static final class Failed extends RuntimeException {
        Failed(String why) {
            super(why);
        }
    }

    private sealed interface Answer {
        record Result(JsonNode output) implements Answer {}

        record Refused(String why) implements Answer {}

        record TryAgain(String why) implements Answer {}
    }

    /**
     * The result of a call.
     *
     * @throws Failed if it is refused, or three times in a row the service is out of reach, out of order or busy
     */
    public JsonNode call(Operation operation, Map<String, ?> input) {
        var body = json.write(input);
        var why = "";
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << attempt));
            }
            switch (ask(operation, body)) {
                case Answer.Result(var output) -> {
                    return output;
                }
                case Answer.Refused(var refusal) -> throw new Failed(refusal);
                case Answer.TryAgain(var trouble) -> why = trouble;
            }
        }
        throw new Failed(why + ", in the last of " + ATTEMPTS + " attempts");
    }

    /** Where a service is called. */
    public URI endpoint(Operation operation) {
        return aws.endpoint(operation.service());
    }

    private Answer ask(Operation operation, String body) {
        try {
            var response = http.prepareRequest(signed(operation, body)).call();
            return answer(operation, response.httpResponse().statusCode(), text(response));
        } catch (IOException failed) {
            return new Answer.TryAgain(
                    "no answer from %s: %s".formatted(name(operation), failed.getClass().getSimpleName()));
        } catch (SdkException unsigned) {
            return new Answer.TryAgain(
                    "nothing to sign for %s with: %s".formatted(name(operation), unsigned.getClass().getSimpleName()));
        }
    }

    private HttpExecuteRequest signed(Operation operation, String body) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint(operation).resolve("/"))
                .putHeader("Content-Type", "application/x-amz-json-" + operation.version())
                .putHeader("X-Amz-Target", operation.target())
                .build();
        var payload = ContentStreamProvider.fromUtf8String(body);
        var signed = signer.sign(sign -> sign.identity(aws.credentials().resolveCredentials())
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, operation.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, aws.aws().region()));
        return HttpExecuteRequest.builder().request(signed.request()).contentStreamProvider(payload).build();
    }

    private static String text(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return "";
        }
        try (var body = response.responseBody().get()) {
            return new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
        }
    }

    private Answer answer(Operation operation, int status, String body) {
        var answer = tree(body);
        if (status == 200) {
            return answer.isObject()
                    ? new Answer.Result(answer)
                    : new Answer.TryAgain(name(operation) + "'s answer is not JSON");
        }
        var type = type(answer);
        var why = "%s answered %d%s".formatted(name(operation), status, type.isEmpty() ? "" : " " + type);
        return status / 100 == 5 || status == 429 || THROTTLED.matcher(type).matches()
                ? new Answer.TryAgain(why)
                : new Answer.Refused(why);
    }

    private static String name(Operation operation) {
        return operation.target().replaceFirst("^Amazon", "").replaceFirst("\\..*", "");
    }

    private JsonNode tree(String body) {
        try {
            return json.tree(body);
        } catch (UnreadableJson unreadable) {
            return json.tree("null");
        }
    }

    // What the service says besides may repeat what it was sent.
    private static String type(JsonNode error) {
        var type = ERROR_TYPE.matcher(error.path("__type").asString(""));
        return type.matches() ? type.group(1) : "";
    }
}
