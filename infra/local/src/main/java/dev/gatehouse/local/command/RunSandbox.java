package dev.gatehouse.local.command;

import dev.gatehouse.local.provider.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the payment provider's sandbox by itself. */
@Command(name = "sandbox", mixinStandardHelpOptions = true, sortOptions = false)
final class RunSandbox implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8081")
    private int port;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String bind = "127.0.0.1";

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--webhook", paramLabel = "URL", defaultValue = "http://localhost:8080/v1/provider-events")
    private URI webhook = URI.create("http://localhost:8080/v1/provider-events");

    @Override
    public Integer call() throws InterruptedException {
        var sandbox = SandboxServer.start(bind, port, webhook, data);
        var out = command.commandLine().getOut();
        out.printf("The payment provider's sandbox runs at port %d and reports to %s.%n", sandbox.port(), webhook);
        out.flush();
        Foreground.await(out, sandbox::close);
        return 0;
    }
}
