package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
     * @param target of the JSON protocol 1.0
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
            var response = send(service, target, input);
            var output = json.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new CommandFailure(CommandFailure.UNEXPECTED, "%s was refused: %s".formatted(
                        target.substring(target.indexOf('.') + 1),
                        output.path("message").asString(output.path("Message").asString(response.body()))));
            }
            return output;
        } catch (IOException | JacksonException _) {
            throw new CommandFailure(CommandFailure.UNREACHABLE, ("No AWS services answer at %s. Start the system with "
                    + "./gatehouse up, or say with --endpoint where it runs.").formatted(endpoint));
        }
    }

    private HttpResponse<String> send(String service, String target, JsonNode input)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-amz-json-1.0").header("X-Amz-Target", target)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/%s/aws4_request, "
                        .formatted(service) + "SignedHeaders=host, Signature=local")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(input))).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
