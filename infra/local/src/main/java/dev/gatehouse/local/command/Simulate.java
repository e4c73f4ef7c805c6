package dev.gatehouse.local.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has the simulator play; it runs in a process of its own, because it holds the services, too. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class Simulate implements Callable<Integer> {
    private static final String MAIN = "dev.gatehouse.simulation.Simulate";

    @Option(names = "--seeds", defaultValue = "500", paramLabel = "NUMBER")
    private long seeds;

    @Option(names = "--from", defaultValue = "1", paramLabel = "SEED")
    private long from;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seeds < 1) {
            throw new CommandFailure(CommandFailure.USAGE, "--seeds must be 1 or more. See gatehouse simulate --help");
        }
        var target = Gatehouse.root().resolve("infra/simulation/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new CommandFailure(CommandFailure.UNEXPECTED,
                    "The simulator is not built. Run: mvn -pl infra/simulation -am -DskipTests package");
        }
        // Else logback would take testkit's logging, which is for tests and tells of each failure.
        var started = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseParallelGC", "-Dlogback.configurationFile=logback.xml",
                "-Dgatehouse.root=" + Gatehouse.root(), "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + File.separator + "*", MAIN,
                Long.toString(seeds), Long.toString(from))).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        return started.waitFor();
    }
}
