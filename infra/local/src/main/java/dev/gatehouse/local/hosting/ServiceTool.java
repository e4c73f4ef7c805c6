package dev.gatehouse.local.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Another program in a service's jar, for operators: it runs the service's own code in a JVM of its own. */
public final class ServiceTool {
    private final BootJar jar;
    private final String mainClass;

    private ServiceTool(BootJar jar, String mainClass) {
        this.jar = jar;
        this.mainClass = mainClass;
    }

    /** @throws HostingException if the service has not been built */
    public static ServiceTool of(Path root, String service, String mainClass) {
        return new ServiceTool(BootJar.of(root.resolve(service)), mainClass);
    }

    /**
     * Waits for its end.
     *
     * @param lines gets what it says
     * @return its exit code
     * @throws HostingException if there is no such process
     */
    public int run(List<String> arguments, Consumer<String> lines) throws InterruptedException {
        var classPath = jar.classPath().stream().map(ServiceTool::path)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", classPath, mainClass));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var output = process.inputReader(UTF_8)) {
                for (var line = output.readLine(); line != null; line = output.readLine()) {
                    lines.accept(line);
                }
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new HostingException("%s of %s cannot be run: %s".formatted(mainClass, jar.name(), e.getMessage()),
                    e);
        }
    }

    private static String path(URL url) {
        try {
            return Path.of(new URI(url.toString())).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
