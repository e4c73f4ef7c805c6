package dev.gatehouse.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One endpoint for two services: speaks SNS's wire protocol for one topic, and passes what is for SQS on. */
final class SnsStub implements AutoCloseable {
    static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:customer-notices";
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sqs;
    private final List<Map<String, String>> published = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    SnsStub(URI sqs) {
        this.sqs = sqs;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Fields of the requests to publish. */
    List<Map<String, String>> published() {
        return published;
    }

    void refuse(boolean refuse) {
        refusing = refuse;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            answerForSns(exchange, new String(body, StandardCharsets.UTF_8));
            return;
        }
        var request = HttpRequest.newBuilder(sqs).header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0").POST(BodyPublishers.ofByteArray(body)).build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            respond(exchange, response.statusCode(), response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerForSns(HttpExchange exchange, String form) throws IOException {
        var request = Stream.of(form.split("&"))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8).split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        var action = request.getOrDefault("Action", "");
        if (action.equals("Publish") && refusing) {
            respond(exchange, 400, "<ErrorResponse><Error><Code>InvalidParameter</Code></Error></ErrorResponse>");
            return;
        }
        var result = switch (action) {
            case "ListTopics" -> "<Topics><member><TopicArn>%s</TopicArn></member></Topics>".formatted(TOPIC);
            case "GetTopicAttributes" -> "<Attributes/>";
            case "Publish" -> "<MessageId>1</MessageId>";
            default -> throw new IllegalArgumentException(action);
        };
        if (action.equals("Publish")) {
            published.add(request);
        }
        respond(exchange, 200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        respond(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var response = exchange.getResponseBody()) {
            response.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
