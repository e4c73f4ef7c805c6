package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.runtime.SignedCalls.Request;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * Single calls of services that speak AWS's JSON protocol or its query protocol, where the SDK's client would make a function's zip much larger.
 */
public final class AwsCalls {
    /** In bytes; nothing that is called answers at length. */
    private static final int LONGEST_ANSWER = 64 * 1024;
    private final SignedCalls calls;
    private final AwsClients aws;
    private final EventJson json;

    public AwsCalls(AwsClients aws, EventJson json) {
        this.calls = new SignedCalls(aws, json);
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
     * The result of a call.
     *
     * @throws Failed if it is refused, or three times in a row the service is out of reach, out of order or busy
     */
    public JsonNode call(Operation operation, Map<String, ?> input) {
        var name = service(operation.target());
        var output = tree(answer(operation.service(), name,
                Map.of("Content-Type", "application/x-amz-json-" + operation.version(), "X-Amz-Target",
                        operation.target()),
                json.write(input)));
        if (!output.isObject()) {
            throw new Failed(name + "'s answer is not JSON");
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
        answer(action.service(), action.service().toUpperCase(Locale.ROOT),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), body);
    }

    private String answer(String service, String name, Map<String, String> headers, String body) {
        return calls.answer(new Request(service, name, SdkHttpMethod.POST, aws.endpoint(service).resolve("/"), headers,
                SdkBytes.fromUtf8String(body), LONGEST_ANSWER)).body().asString(UTF_8);
    }

    /** Where a service is called. */
    public URI endpoint(Operation operation) {
        return aws.endpoint(operation.service());
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
}
