package dev.gatehouse.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of this machine.
 *
 * @param command what each call begins with
 * @param directory where it runs
 * @param environment what it is told besides
 */
record Tool(List<String> command, Path directory, Map<String, String> environment) {

    /**
     * @return what it says
     * @throws CommandFailure if it is not there, or fails
     */
    String run(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        var process = start(line);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, "%s failed: %s".formatted(String.join(" ", line),
                    said.strip()));
        }
        return said;
    }

    private Process start(List<String> line) {
        var builder = new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new CommandFailure(CommandFailure.UNEXPECTED, "%s is needed, and cannot be started: %s".formatted(
                    line.getFirst(), missing.getMessage()));
        }
    }

    /** Whether it is there and succeeds. */
    boolean works(String... arguments) throws IOException, InterruptedException {
        try {
            run(arguments);
            return true;
        } catch (CommandFailure _) {
            return false;
        }
    }
}
