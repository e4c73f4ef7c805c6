package dev.gatehouse.benchmark;

import dev.gatehouse.image.RunningFunction;
import dev.gatehouse.local.lambda.DeclaredFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One way to run a function that places orders.
 *
 * @param task the directory that it is started in
 * @param deployed size in bytes of what is deployed
 */
record Variant(
        String name, DeclaredFunction function, List<String> command, Path task, Map<String, String> local,
        long deployed) {

    RunningFunction start(Path log) throws IOException {
        return RunningFunction.start(function, command, task, local, log);
    }
}
