package dev.gatehouse.local.command;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops what {@link Up} started. */
@Command(name = "down", mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var out = command.commandLine().getOut();
        var instances = new Instances(Gatehouse.root());
        var instance = instances.at(address.endpoint());
        var process = instance.flatMap(Instance::process);
        if (instance.isEmpty() || process.isEmpty()) {
            out.println("Nothing to stop: no Gatehouse from this directory runs at " + address.endpoint() + ". "
                    + others(instances));
            return 0;
        }
        var started = System.nanoTime();
        process.get().destroy();
        try {
            process.get().onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new CommandFailure(CommandFailure.UNEXPECTED,
                    "Process %d has not ended within %d s.".formatted(process.get().pid(), LONGEST.toSeconds()));
        }
        instances.remove(instance.get());
        out.printf("Stopped Gatehouse at %s (process %d) in %.1f s.%n", address.endpoint(), process.get().pid(),
                (System.nanoTime() - started) / 1e9);
        return 0;
    }

    /** The command that stops the system at an endpoint. */
    static String commandFor(URI endpoint) {
        return "./gatehouse down" + flagsFor(endpoint);
    }

    static String flagsFor(URI endpoint) {
        return endpoint.getPort() == 4566 ? "" : " --endpoint " + endpoint;
    }

    private static String others(Instances instances) {
        return instances.running().stream().map(other -> commandFor(other.endpoint()) + " stops the one at "
                + other.endpoint() + ".").collect(Collectors.joining(" "));
    }
}
