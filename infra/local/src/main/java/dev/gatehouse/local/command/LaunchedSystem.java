package dev.gatehouse.local.command;

import dev.gatehouse.local.hosting.HostingKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The local cloud as {@code up} starts it, and the processes that it starts. */
final class LaunchedSystem extends ChaosSystem {
    private static final Pattern NAME = Pattern.compile("-Dgatehouse\\.process=(\\S+)");
    private static final int LONGEST_END_SECONDS = 60;

    private final Instances instances;
    private final HostingKind hosting;
    private final Path data;

    /** @param data what it keeps while it is down */
    LaunchedSystem(Instances instances, HostingKind hosting, int port, int endpointPort, Path data) {
        super(at(port), at(endpointPort), at(endpointPort).resolve("/_sandbox/payment-provider"));
        this.instances = instances;
        this.hosting = hosting;
        this.data = data;
    }

    @Override
    void launch() throws IOException, InterruptedException {
        new DetachedStart(instances).start(endpoint().getPort(),
                List.of("up", "--hosting", hosting.toString(), "--port",
                        "" + api().getPort(), "--endpoint-port", "" + endpoint().getPort(), "--data", data.toString(),
                        "--concurrency", "2", "--parameter", "ProbeSeconds=5"));
    }

    @Override
    Optional<String> killOne(Random random) {
        var running = launcher().descendants().filter(process -> !name(process).isEmpty()).toList();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        var victim = running.get(random.nextInt(running.size()));
        var name = name(victim);
        victim.destroyForcibly();
        return Optional.of(name);
    }

    private static String name(ProcessHandle process) {
        var name = NAME.matcher(process.info().commandLine().orElse(""));
        return name.find() ? name.group(1) : "";
    }

    /** With all that it has started. */
    @Override
    void killCloud() throws Exception {
        var launcher = launcher();
        var all = new ArrayList<>(List.of(launcher));
        launcher.descendants().forEach(all::add);
        launcher.destroyForcibly();
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        start();
    }

    private ProcessHandle launcher() {
        return instances.at(endpoint()).flatMap(Instance::process)
                .orElseThrow(() -> new CommandFailure(CommandFailure.UNEXPECTED,
                        "The system has ended by itself. Its log: " + instances.logs(endpoint().getPort())));
    }

    @Override
    void end() {
        instances.at(endpoint()).flatMap(Instance::process).ifPresent(process -> {
            process.destroy();
            process.onExit().orTimeout(LONGEST_END_SECONDS, TimeUnit.SECONDS).join();
        });
    }
}
