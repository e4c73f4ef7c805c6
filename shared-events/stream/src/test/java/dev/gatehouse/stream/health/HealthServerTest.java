package dev.gatehouse.stream.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;

class HealthServerTest {

    @ParameterizedTest
    @CsvSource({"UP, 200", "UNKNOWN, 200", "DOWN, 503", "OUT_OF_SERVICE, 503"})
    void answersAsTheWorstContributorDoes(String status, int code) throws Exception {
        HealthIndicator well = () -> Health.up().build();
        HealthIndicator other = () -> Health.status(status).withDetail("queue", "inbox").build();
        var server = server(Map.of("queues", CompositeHealthContributor.fromMap(Map.of("a", well, "b", other))));

        assertThat(get(server)).startsWith(code + " ")
                .contains("\"b\":{\"status\":\"%s\",\"details\":{\"queue\":\"inbox\"}}".formatted(status));
        server.stop();
    }

    @Test
    void answersNothingOnceItIsStopped() {
        var server = server(Map.of());
        var port = server.port();

        server.stop();

        assertThat(server.isRunning()).isFalse();
        assertThatIOException().isThrownBy(() -> get(port));
    }

    private static HealthServer server(Map<String, CompositeHealthContributor> contributors) {
        var registry = new DefaultHealthContributorRegistry();
        contributors.forEach(registry::registerContributor);
        var server = new HealthServer(new HealthProperties(0, InetAddress.getLoopbackAddress()), registry);
        server.start();
        return server;
    }

    private static String get(HealthServer server) throws IOException, InterruptedException {
        return get(server.port());
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:%d/health".formatted(port));
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
