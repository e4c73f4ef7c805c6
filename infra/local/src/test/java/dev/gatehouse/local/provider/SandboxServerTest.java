package dev.gatehouse.local.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxServerTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/v1/provider-events");
    private static final String INTENT = "amount=100&currency=eur&capture_method=manual&confirm=true"
            + "&payment_method_data[type]=card&payment_method_data[card][token]=tok_ok"
            + "&metadata[order_id]=o-1";

    @TempDir
    private Path data;

    @Test
    void servesTheApiAtItsRootAndKeepsPaymentsAcrossARestart() throws Exception {
        String id;
        try (var server = SandboxServer.start("127.0.0.1", 0, NOBODY, data)) {
            assertThat(call(server, "GET", "/_control/health", "").path("status").asString()).isEqualTo("UP");
            id = call(server, "POST", "/v1/payment_intents", INTENT).path("id").asString();
        }

        try (var server = SandboxServer.start("127.0.0.1", 0, NOBODY, data)) {
            assertThat(call(server, "GET", "/v1/payment_intents/" + id, "").path("amount").asLong()).isEqualTo(100);
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (var server = SandboxServer.start("127.0.0.1", 0, NOBODY, null)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> SandboxServer.start("127.0.0.1", server.port(), NOBODY, null))
                    .withMessageContaining("127.0.0.1:" + server.port());
        }
    }

    private static JsonNode call(SandboxServer server, String method, String path, String form)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .header("Authorization", "Bearer sk_test")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofString(form)).build();
            return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }
}
