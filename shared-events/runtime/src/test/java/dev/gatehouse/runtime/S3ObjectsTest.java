package dev.gatehouse.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.runtime.json.EventJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class S3ObjectsTest {
    private final List<String> requests = new ArrayList<>();
    private final List<Integer> troubles = new ArrayList<>();
    private HttpServer server;
    private S3Objects objects;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                requests.add("%s %s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
                        headers.getFirst("x-amz-content-sha256"), headers.getFirst("x-amz-meta-order"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.getResponseHeaders().set("X-Amz-Meta-Order", "7");
                if (troubles.isEmpty()) {
                    exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("GET") ? 4 : -1);
                    exchange.getResponseBody().write(exchange.getRequestMethod().equals("GET")
                            ? "text".getBytes(UTF_8)
                            : new byte[0]);
                } else {
                    var error = "<Error><Code>Trouble</Code><Message>secret</Message></Error>".getBytes(UTF_8);
                    exchange.sendResponseHeaders(troubles.removeFirst(), error.length);
                    exchange.getResponseBody().write(error);
                }
            }
        });
        server.start();
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        objects = new S3Objects(new AwsClients(new GatehouseProperties.Aws(endpoint, "eu-central-1"), List.of()),
                new EventJson());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void putsBytesUnderAKeyThatIsEncodedOnce() {
        objects.put("box", "a/b c+ü*~.json", SdkBytes.fromUtf8String("hi"), "text/plain", Map.of("order", "7"));

        assertThat(requests).containsExactly("PUT /box/a/b%20c%2B%C3%BC%2A~.json "
                + "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4 7 hi");
    }

    @Test
    void readsContentAndMetadata() {
        assertThat(objects.get("box", "key").asUtf8String()).isEqualTo("text");
        assertThat(objects.metadata("box", "key")).containsExactly(Map.entry("order", "7"));
    }

    @Test
    void triesAgainWhenS3IsBusyAndSaysWhatItRefuses() {
        troubles.addAll(List.of(503, 500));
        assertThat(objects.get("box", "key").asUtf8String()).isEqualTo("text");

        troubles.add(403);
        assertThatExceptionOfType(AwsCalls.Failed.class).isThrownBy(() -> objects.get("box", "key"))
                .withMessage("S3 answered 403 Trouble");
    }
}
