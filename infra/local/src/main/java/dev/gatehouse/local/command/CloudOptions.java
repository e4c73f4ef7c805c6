package dev.gatehouse.local.command;

import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.lambda.FunctionRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a local cloud listens, and what it stands up. */
final class CloudOptions {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", order = 10)
    private int port;

    @Option(names = "--endpoint-port", paramLabel = "PORT", defaultValue = "4566", order = 11)
    private int endpointPort;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", order = 12)
    private String bind = "127.0.0.1";

    @Option(names = "--data", paramLabel = "DIR", order = 13)
    private @Nullable Path data;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", order = 14)
    private Map<String, String> parameters = new LinkedHashMap<>();

    int endpointPort() {
        return endpointPort;
    }

    LocalCloudOptions of(Path root, FunctionRuntime functions) {
        return new LocalCloudOptions(bind, port, endpointPort, data == null ? null : data.toAbsolutePath(),
                root.resolve("infra/aws/templates"), parameters, functions);
    }

    /** A busy port is found before anything is started. */
    void check(Instances instances) {
        if (port == endpointPort && port != 0) {
            throw new CommandFailure(CommandFailure.USAGE, "--port and --endpoint-port must not be the same.");
        }
        checkPort("--port", port, instances);
        checkPort("--endpoint-port", endpointPort, instances);
    }

    private void checkPort(String option, int number, Instances instances) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), number));
        } catch (UnknownHostException _) {
            throw new CommandFailure(CommandFailure.USAGE, "--bind names no address of this machine: " + bind);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, instances.running().stream()
                    .filter(other -> other.api().getPort() == number || other.endpoint().getPort() == number)
                    .map(other -> "Gatehouse already runs: API %s, AWS endpoint %s, process %d. %s stops it.".formatted(
                            other.api(), other.endpoint(), other.pid(), Down.commandFor(other.endpoint())))
                    .findFirst()
                    .orElse("Cannot listen on %s:%d: %s. Choose with %s or --bind.".formatted(bind, number,
                            e.getMessage(), option)));
        }
    }
}
