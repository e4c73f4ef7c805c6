package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that asks again, under the same key, whenever it does not know what became of its request. */
final class PatientShop {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SERVER_ERROR = 500;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI api;
    private final URI provider;

    PatientShop(URI api, URI provider) {
        this.api = api;
        this.provider = provider;
    }

    boolean place(String id, String payment, Instant deadline) {
        var order = (ObjectNode) json.readTree(SampleOrder.json("tok_ok", null));
        if (payment.startsWith("tok_")) {
            order.withObject("payment").put("token", payment);
        } else {
            order.putObject("payment").put("method", payment);
        }
        return post(api.resolve("/v1/orders"), id, order.toString(), deadline);
    }

    boolean command(String id, String things, String command, String body, Instant deadline) {
        return post(api.resolve("/v1/%s/%s/%s".formatted(things, id, command)), UUID.randomUUID().toString(), body,
                deadline);
    }

    /** A transfer arrives, once. */
    boolean fund(String id, Instant deadline) {
        return post(URI.create(provider + "/_control/payments/" + id + "/fund"), "", "", deadline);
    }

    /** Nothing if it does not answer, or does not know the order yet. */
    JsonNode order(String id) {
        try {
            var answer = send(HttpRequest.newBuilder(api.resolve("/v1/orders/" + id)).GET());
            return answer.statusCode() == 200 ? json.readTree(answer.body()) : MissingNode.getInstance();
        } catch (IOException | JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private boolean post(URI address, String key, String body, Instant deadline) {
        while (Instant.now().isBefore(deadline)) {
            try {
                var request = HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
                var answer = send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
                if (answer.statusCode() < SERVER_ERROR) {
                    return answer.statusCode() / 100 == 2;
                }
            } catch (IOException _) {
                // whoever should have answered may have been killed
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
