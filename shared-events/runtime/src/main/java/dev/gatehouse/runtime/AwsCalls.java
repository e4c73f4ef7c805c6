package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * Single calls of services that speak AWS's JSON protocol or its query protocol, where the SDK's client would make a function's zip much larger.
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
    private static final Pattern ERROR_CODE = Pattern.compile("<Code>([\\w.]{1,80})</Code>");
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

    /**
     * What is called in the query protocol, such as {@code Publish}, version {@code 2010-03-31}, of {@code sns}.
     *
     * @param service as it is signed for
     */
    public record Action(String service, String name, String version) {}

    /** A call has no result. Says why, and nothing of what was sent. */
    public static final class Failed extends RuntimeException {
        Failed(String why) {
            super(why);
        }
    }

    /**
     * One of either protocol.
     *
     * @param name for whoever reads of a failure
     */
    private record Request(String service, String name, Map<String, String> headers, String body) {}

    private sealed interface Answer {
        record Result(String output) implements Answer {}

        record Refused(String why) implements Answer {}

        record TryAgain(String why) implements Answer {}
    }

    /**
     * The result of a call.
     *
     * @throws Failed if it is refused, or three times in a row the service is out of reach, out of order or busy
     */
    public JsonNode call(Operation operation, Map<String, ?> input) {
        var output = tree(answer(new Request(operation.service(), service(operation.target()),
                Map.of("Content-Type", "application/x-amz-json-" + operation.version(), "X-Amz-Target",
                        operation.target()),
                json.write(input))));
        if (!output.isObject()) {
            throw new Failed(service(operation.target()) + "'s answer is not JSON");
        }
        return output;
    }

    /**
     * Done when it returns.
     *
     * @throws Failed if it is refused, or three times in a row the service is out of reach, out of order or busy
     */
    public void act(Action action, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.put("Action", action.name());
        all.put("Version", action.version());
        var body = all.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        answer(new Request(action.service(), action.service().toUpperCase(Locale.ROOT),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), body));
    }

    private String answer(Request request) {
        var why = "";
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << attempt));
            }
            switch (ask(request)) {
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

    private Answer ask(Request request) {
        try {
            var response = http.prepareRequest(signed(request)).call();
            return answer(request, response.httpResponse().statusCode(), text(response));
        } catch (IOException failed) {
            return new Answer.TryAgain(
                    "no answer from %s: %s".formatted(request.name(), failed.getClass().getSimpleName()));
        } catch (SdkException unsigned) {
            return new Answer.TryAgain(
                    "nothing to sign for %s with: %s".formatted(request.name(), unsigned.getClass().getSimpleName()));
        }
    }

    private HttpExecuteRequest signed(Request call) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(aws.endpoint(call.service()).resolve("/"));
        call.headers().forEach(request::putHeader);
        var payload = ContentStreamProvider.fromUtf8String(call.body());
        var signed = signer.sign(sign -> sign.identity(aws.credentials().resolveCredentials())
                .request(request.build())
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, call.service())
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

    private Answer answer(Request request, int status, String body) {
        if (status == 200) {
            return new Answer.Result(body);
        }
        var type = type(body);
        var why = "%s answered %d%s".formatted(request.name(), status, type.isEmpty() ? "" : " " + type);
        return status / 100 == 5 || status == 429 || THROTTLED.matcher(type).matches()
                ? new Answer.TryAgain(why)
                : new Answer.Refused(why);
    }

    private static String service(String target) {
        return target.replaceFirst("^Amazon", "").replaceFirst("\\..*", "");
    }

    private JsonNode tree(String body) {
        try {
            return json.tree(body);
        } catch (UnreadableJson unreadable) {
            return json.tree("null");
        }
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
}
