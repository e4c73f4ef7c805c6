package dev.gatehouse.benchmark;

import dev.gatehouse.image.FunctionProcess;
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
record Variant(String name, List<String> command, Path task, Map<String, String> variables, long deployed) {

    FunctionProcess start(Path log) throws IOException {
        return FunctionProcess.start(command, task, variables, log);
    }
}
