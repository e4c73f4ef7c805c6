package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A client of the orders API. */
final class OrdersApi implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final SystemAddress address;

    OrdersApi(SystemAddress address) {
        this.address = address;
    }

    /** @param body nothing if it was no JSON */
    record Answer(int status, JsonNode body) {

        /** What an error says, as far as it says anything. */
        String complaint() {
            var message = body.path("message").asString("");
            var field = body.path("field").asString("");
            return "HTTP %d%s%s".formatted(status, field.isEmpty() ? "" : " " + field,
                    message.isEmpty() ? "" : ": " + message);
        }
    }

    Answer place(String key, String order) {
        return send(request("").header("Idempotency-Key", key).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order)));
    }

    Answer order(String id) {
        return send(request("/" + id));
    }

    Answer timeline(String id) {
        return send(request("/" + id + "/timeline"));
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address.api() + "/v1/orders" + path)).timeout(LONGEST);
    }

    /** @throws CommandFailure if nobody is there */
    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (ConnectException _) {
            throw address.unreachable();
        } catch (IOException e) {
            return new Answer(0, json.createObjectNode().put("message", e.toString()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CommandFailure.UNEXPECTED, "Interrupted.");
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
