package dev.gatehouse.local.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service implementation by others that is reached over the loopback device. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Set<String> FORWARDED = Set.of("content-type", "x-amz-target", "authorization");
    private static final Set<String> OWN = Set.of("content-length", "transfer-encoding", "connection", "date", "server",
            "keep-alive");
    /** SQS holds a request for 20 seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final URI address;

    public Engine(String name, int port) {
        this.name = name;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** @throws AwsError if the engine cannot make sense of the request, or cannot be reached */
    public WireReply forward(WireRequest request) {
        var reply = exchange(request);
        if (reply.statusCode() >= 500) {
            LOG.warn("The {} engine failed at {} with {}", name, request.header("x-amz-target"), reply.body());
            throw new AwsError("InvalidParameterValue", "The %s engine cannot handle this request.".formatted(name));
        }
        var headers = new LinkedHashMap<String, String>();
        reply.headers().map().forEach((header, values) -> {
            if (!OWN.contains(header) && !header.startsWith(":")) {
                headers.put(header, values.getFirst());
            }
        });
        return new WireReply(reply.statusCode(), headers, reply.body());
    }

    private HttpResponse<String> exchange(WireRequest request) {
        var path = request.path().startsWith("/") ? request.path() : "/";
        try {
            var uri = new URI("http", null, address.getHost(), address.getPort(), path, null, null);
            var target = request.query().isEmpty() ? uri : URI.create(uri + "?" + request.query());
            var builder = HttpRequest.newBuilder(target)
                    .timeout(PATIENCE)
                    .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
            request.headers().forEach((header, value) -> {
                if (FORWARDED.contains(header)) {
                    builder.header(header, value);
                }
            });
            return http.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AwsError(503, "ServiceUnavailable", "The %s engine does not answer: %s".formatted(name, e));
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            throw new AwsError("InvalidParameterValue", "The request cannot be passed on: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new AwsError(503, "ServiceUnavailable", "The local cloud is stopping.");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
