package dev.gatehouse.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** The switches of the local cloud, which are no part of AWS. */
final class Control {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    Control(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** @param body nothing to ask, and change nothing */
    String call(String path, @Nullable String body) {
        var uri = URI.create(endpoint + path);
        var request = body == null
                ? HttpRequest.newBuilder(uri).GET()
                : HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        var response = send(request.header("Content-Type", "application/json").build());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
