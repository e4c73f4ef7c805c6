package dev.gatehouse.local.command;

import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.hosting.HostingKind;
import dev.gatehouse.local.lambda.FunctionRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything. */
@Command(name = "up", mixinStandardHelpOptions = true, sortOptions = false)
final class Up implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--detach")
    private boolean detach;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Option(names = "--endpoint-port", paramLabel = "PORT", defaultValue = "4566")
    private int endpointPort;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String bind = "127.0.0.1";

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--hosting", paramLabel = "KIND", defaultValue = "embedded")
    private HostingKind hosting = HostingKind.EMBEDDED;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "1")
    private int concurrency;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        var root = Gatehouse.root();
        var instances = new Instances(root);
        if (port == endpointPort && port != 0) {
            throw new CommandFailure(CommandFailure.USAGE, "--port and --endpoint-port must not be the same.");
        }
        if (concurrency < 1) {
            throw new CommandFailure(CommandFailure.USAGE,
                    "--concurrency must be 1 or more, and is " + concurrency + ".");
        }
        checkPort("--port", port, instances);
        checkPort("--endpoint-port", endpointPort, instances);
        var out = command.commandLine().getOut();
        if (detach) {
            out.print(new DetachedStart(instances).start(endpointPort, command.commandLine().getParseResult()
                    .originalArgs()));
            out.flush();
            return 0;
        }
        return run(root, instances);
    }

    private int run(Path root, Instances instances) throws Exception {
        var options = new LocalCloudOptions(bind, port, endpointPort, data == null ? null : data.toAbsolutePath(),
                root.resolve("infra/aws/templates"), parameters,
                new FunctionRuntime(root, instances.logs(endpointPort), concurrency));
        var system = LocalSystem.start(root, options, hosting, instances);
        var out = command.commandLine().getOut();
        out.print(StartPage.of(root, options, system));
        out.flush();
        system.announce();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println();
            out.println("Stopping ...");
            out.flush();
            system.close();
            out.println("Stopped.");
            out.flush();
            stopped.countDown();
        }, "stop"));
        stopped.await();
        return 0;
    }

    /** A busy port is found before anything is started. */
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
