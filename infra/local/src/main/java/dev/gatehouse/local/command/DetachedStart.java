package dev.gatehouse.local.command;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the system in a process of its own and waits until it is ready. */
final class DetachedStart {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Instances instances;

    DetachedStart(Instances instances) {
        this.instances = instances;
    }

    /**
     * @param arguments those of this command
     * @return what the process printed when it was ready
     */
    String start(int endpointPort, List<String> arguments) throws IOException, InterruptedException {
        var logs = Files.createDirectories(instances.logs(endpointPort));
        var output = logs.resolve("gatehouse.log").toFile();
        var errors = logs.resolve("gatehouse.err").toFile();
        var process = new ProcessBuilder(command(arguments))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output).redirectError(errors).start();
        if (!becomesReady(process)) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, reason(process, errors.toPath()));
        }
        return Files.readString(output.toPath());
    }

    private boolean becomesReady(Process process) throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (instances.running().stream().anyMatch(instance -> instance.pid() == process.pid())) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Process process, Path errors) throws IOException {
        if (process.isAlive()) {
            process.destroy();
            return "It was not ready within %d minutes and has been stopped. What it said: %s".formatted(
                    LONGEST.toMinutes(), errors);
        }
        var prefix = "gatehouse: ";
        return Files.readAllLines(errors).stream().filter(line -> line.startsWith(prefix)).findFirst()
                .map(line -> line.substring(prefix.length()))
                .orElse("It ended before it was ready. What it said: " + errors);
    }

    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gatehouse.class.getName()));
        arguments.stream().filter(argument -> !argument.startsWith("--detach")).forEach(command::add);
        return command;
    }
}
