package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which system a command talks to. */
final class SystemAddress {
    private static final String API = "${env:GATEHOUSE_API:-http://localhost:8080}";
    private static final String ENDPOINT = "${env:GATEHOUSE_ENDPOINT:-http://localhost:4566}";

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private URI api = URI.create("http://localhost:8080");
    private URI endpoint = URI.create("http://localhost:4566");

    @Option(names = "--api", paramLabel = "URL", defaultValue = API, order = 100)
    void api(String url) {
        api = uri("--api", url);
    }

    @Option(names = "--endpoint", paramLabel = "URL", defaultValue = ENDPOINT, order = 101)
    void endpoint(String url) {
        endpoint = uri("--endpoint", url);
    }

    URI api() {
        return api;
    }

    URI endpoint() {
        return endpoint;
    }

    /** What to say when the API does not answer. */
    CommandFailure unreachable() {
        var advice = answers(endpoint)
                ? "The AWS services at %s do answer: is --api right?".formatted(endpoint)
                : "Start it with ./gatehouse up, or say with --api where it runs.";
        return new CommandFailure(CommandFailure.UNREACHABLE, "No Gatehouse answers at %s. %s".formatted(api, advice));
    }

    private URI uri(String option, String url) {
        var stripped = url.replaceAll("/+$", "");
        if (!stripped.matches("https?://[^/\\s?#]+(/[^\\s?#]*)?")) {
            throw new ParameterException(command.commandLine(), option + " must be an http(s) URL, not '" + url + "'");
        }
        return URI.create(stripped);
    }

    private static boolean answers(URI address) {
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(1)).build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
