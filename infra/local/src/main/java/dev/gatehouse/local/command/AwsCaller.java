package dev.gatehouse.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls AWS services of a local system, which asks nobody who they are. */
final class AwsCaller implements AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;

    AwsCaller(URI endpoint) {
        this.endpoint = endpoint;
    }

    JsonMapper json() {
        return json;
    }

    /**
     * The answer, whatever its status.
     *
     * @param service as a request is signed for
     * @param target of the JSON protocol
     * @throws IOException if nobody answers
     */
    JsonNode call(String service, String target, JsonNode input) throws IOException, InterruptedException {
        return json.readTree(send(service, target, input).body());
    }

    /**
     * The answer of a call that has to succeed.
     *
     * @throws CommandFailure if nobody answers, or the service refuses; its message says what the service said
     */
    JsonNode result(String service, String target, JsonNode input) throws InterruptedException {
        try {
            return accepted(target.substring(target.indexOf('.') + 1), send(service, target, input));
        } catch (IOException | JacksonException _) {
            throw nobody();
        }
    }

    /**
     * What a service of the REST protocol has at a path.
     *
     * @throws CommandFailure if nobody answers, or the service refuses
     */
    JsonNode get(String service, String path) throws InterruptedException {
        try {
            return accepted("GET " + path, client.send(request(service, endpoint.resolve(path)).GET().build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | JacksonException _) {
            throw nobody();
        }
    }

    private JsonNode accepted(String call, HttpResponse<String> response) {
        var output = json.readTree(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, "%s was refused: %s".formatted(call,
                    output.path("message").asString(output.path("Message").asString(response.body()))));
        }
        return output;
    }

    private CommandFailure nobody() {
        return new CommandFailure(CommandFailure.UNREACHABLE, ("No AWS services answer at %s. Start the system with "
                + "./gatehouse up, or say with --endpoint where it runs.").formatted(endpoint));
    }

    /**
     * The answer of a service that speaks the query protocol.
     *
     * @throws CommandFailure if nobody answers, or the service refuses
     */
    XmlReply query(String service, Map<String, String> parameters) throws InterruptedException {
        var form = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        try {
            var response = client.send(request(service, endpoint)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
            var reply = XmlReply.parse(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new CommandFailure(CommandFailure.UNEXPECTED, "%s was refused: %s".formatted(
                        parameters.get("Action"), String.join(" ", reply.texts("Message"))));
            }
            return reply;
        } catch (IOException _) {
            throw nobody();
        }
    }

    private HttpResponse<String> send(String service, String target, JsonNode input)
            throws IOException, InterruptedException {
        var version = service.equals("events") ? "1.1" : "1.0";
        var request = request(service, endpoint)
                .header("Content-Type", "application/x-amz-json-" + version).header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(input))).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String service, URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/%s/aws4_request, "
                        .formatted(service) + "SignedHeaders=host, Signature=local");
    }

    @Override
    public void close() {
        client.close();
    }
}
