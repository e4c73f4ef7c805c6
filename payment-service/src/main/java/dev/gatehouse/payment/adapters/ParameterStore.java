package dev.gatehouse.payment.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
 * SSM's Parameter Store, of which one call is needed: the SDK's client for it is as large as a quarter of a function's zip.
 * The time-outs allow for three attempts within the time that a function keeps in reserve.
 */
public final class ParameterStore {
    private static final String SERVICE = "ssm";
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    /** In bytes; a parameter has at most 8 KB. */
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Pattern THROTTLED = Pattern.compile("Throttling.*|ThrottledException|TooManyUpdates");
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:[\\w.]+#)?(\\w{1,80})");
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(READ)
            .build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsProvider credentials;
    private final URI endpoint;
    private final String region;
    private final EventJson json;

    public ParameterStore(AwsClients aws, EventJson json) {
        this.credentials = aws.credentials();
        this.endpoint = aws.endpoint(SERVICE);
        this.region = aws.aws().region();
        this.json = json;
    }

    /** A parameter cannot be read. Says which one and why, and nothing of its value. */
    public static final class Unavailable extends RuntimeException {
        Unavailable(String parameter, String why) {
            super("parameter %s cannot be read: %s".formatted(parameter, why));
        }
    }

    private sealed interface Answer {
        record Found(String value) implements Answer {}

        record Refused(String why) implements Answer {}

        record TryAgain(String why) implements Answer {}
    }

    /**
     * The decrypted value of a parameter.
     *
     * @throws Unavailable if SSM refuses to say it, or three times in a row is out of reach, out of order or busy
     */
    String secret(String parameter) {
        var request = json.write(Map.of("Name", parameter, "WithDecryption", true));
        var why = "";
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(new SecureRandom().nextLong(FIRST_PAUSE_NANOS << attempt));
            }
            switch (ask(request)) {
                case Answer.Found(var value) -> {
                    return value;
                }
                case Answer.Refused(var refusal) -> throw new Unavailable(parameter, refusal);
                case Answer.TryAgain(var trouble) -> why = trouble;
            }
        }
        throw new Unavailable(parameter, why + ", in the last of " + ATTEMPTS + " attempts");
    }

    private Answer ask(String body) {
        try {
            var response = http.prepareRequest(signed(body)).call();
            return answer(response.httpResponse().statusCode(), text(response));
        } catch (IOException failed) {
            return new Answer.TryAgain("no answer from SSM: " + failed.getClass().getSimpleName());
        }
    }

    private HttpExecuteRequest signed(String body) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.resolve("/"))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "AmazonSSM.GetParameter")
                .build();
        var payload = ContentStreamProvider.fromUtf8String(body);
        var signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
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

    private Answer answer(int status, String body) {
        var answer = tree(body);
        if (status == 200) {
            var value = answer.path("Parameter").path("Value");
            return value.isString()
                    ? new Answer.Found(value.asString())
                    : new Answer.TryAgain("SSM's answer has no value in it");
        }
        var type = type(answer);
        var why = "SSM answered " + status + (type.isEmpty() ? "" : " " + type);
        return status / 100 == 5 || status == 429 || THROTTLED.matcher(type).matches()
                ? new Answer.TryAgain(why)
                : new Answer.Refused(why);
    }

    private JsonNode tree(String body) {
        try {
            return json.tree(body);
        } catch (UnreadableJson unreadable) {
            return json.tree("{}");
        }
    }

    // What SSM says besides may repeat what it was sent.
    private static String type(JsonNode error) {
        var type = ERROR_TYPE.matcher(error.path("__type").asString(""));
        return type.matches() ? type.group(1) : "";
    }
}
