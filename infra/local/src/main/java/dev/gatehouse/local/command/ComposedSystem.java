package dev.gatehouse.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The containers of {@code docker-compose.yml}, under a project name of their own. */
final class ComposedSystem extends ChaosSystem {
    private static final String PROJECT = "gatehouse-chaos";
    private static final String CLOUD = "cloud";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Tool docker;
    private final Tool compose;
    private int kills;

    private record Container(String name, String service, String status) {
        boolean isHealthy() {
            return status.contains("(healthy)");
        }
    }

    /** @param root the repository */
    ComposedSystem(Path root, int port, int endpointPort, int providerPort) throws IOException, InterruptedException {
        super(at(port), at(endpointPort), at(providerPort));
        var ports = Map.of("GATEHOUSE_API_PORT", "" + port, "GATEHOUSE_ENDPOINT_PORT", "" + endpointPort,
                "GATEHOUSE_PROVIDER_PORT", "" + providerPort);
        this.docker = new Tool(List.of("docker"), root, Map.of());
        this.compose = composeTool(root, ports);
    }

    /** The plugin, or else the program that there was before it. */
    private static Tool composeTool(Path root, Map<String, String> ports) throws IOException, InterruptedException {
        var plugin = new Tool(List.of("docker", "compose", "-p", PROJECT), root, ports);
        return plugin.works("version") ? plugin : new Tool(List.of("docker-compose", "-p", PROJECT), root, ports);
    }

    @Override
    void launch() throws IOException, InterruptedException {
        compose.run("up", "-d", "--build", "--scale", "payment-service=3");
        awaitHealthy();
    }

    /** One service after the other. */
    @Override
    Optional<String> killOne(Random random) throws IOException, InterruptedException {
        var others = containers().stream().filter(container -> !container.service().equals(CLOUD)).toList();
        var services = others.stream().map(Container::service).distinct().sorted().toList();
        var next = services.get(kills++ % services.size());
        var ofNext = others.stream().filter(container -> container.service().equals(next)).toList();
        var victim = ofNext.get(random.nextInt(ofNext.size()));
        killAndStart(victim);
        return Optional.of(victim.service());
    }

    @Override
    void killCloud() throws IOException, InterruptedException {
        killAndStart(containers().stream().filter(container -> container.service().equals(CLOUD)).findFirst()
                .orElseThrow());
        awaitHealthy();
    }

    /** What somebody has killed, Docker leaves to them. */
    private void killAndStart(Container container) throws IOException, InterruptedException {
        docker.run("kill", container.name());
        docker.run("start", container.name());
    }

    private void awaitHealthy() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(LONGEST_START);
        for (var all = containers(); all.stream().anyMatch(container -> !container.isHealthy()); all = containers()) {
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailure(CommandFailure.UNEXPECTED, "Not healthy within %d minutes: %s".formatted(
                        LONGEST_START.toMinutes(), all.stream().filter(container -> !container.isHealthy()).toList()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private List<Container> containers() throws IOException, InterruptedException {
        var all = new ArrayList<Container>();
        docker.run("ps", "--all", "--filter", "label=com.docker.compose.project=" + PROJECT, "--format",
                "{{.Names}}\t{{.Label \"com.docker.compose.service\"}}\t{{.Status}}").lines()
                .map(line -> line.split("\t", 3)).filter(parts -> parts.length == 3)
                .forEach(parts -> all.add(new Container(parts[0], parts[1], parts[2])));
        return all;
    }

    @Override
    void end() throws IOException, InterruptedException {
        compose.run("down", "--volumes", "--timeout", "20");
    }
}
