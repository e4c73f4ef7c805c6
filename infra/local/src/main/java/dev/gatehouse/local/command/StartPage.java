package dev.gatehouse.local.command;

import dev.gatehouse.local.LocalCloudOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What {@code up} prints once everything runs. */
final class StartPage {
    private StartPage() {}

    static String of(Path root, LocalCloudOptions options, LocalSystem system) {
        var api = system.instance().api();
        var endpoint = system.instance().endpoint();
        var flags = Down.flagsFor(endpoint);
        var data = options.dataDirectory();
        return """
                Gatehouse runs: ready in %s

                  API               %s/v1/orders
                  AWS endpoint      %s (region eu-central-1, any credentials)
                  payment sandbox   %s
                  services          %s
                  stood up          %s
                  data              %s
                  logs              %s

                  ./gatehouse order%s
                      places an order and follows it to its invoice
                  ./gatehouse down%s
                      stops everything, as Ctrl-C does here
                """.formatted(seconds(), api, endpoint, system.sandbox(), String.join(", ", system.services()),
                TemplateSummary.of(options.templates()), data == null ? "in memory, gone when it stops" : data,
                root.relativize(new Instances(root).logs(options.endpointPort())),
                api.getPort() == 8080 ? "" : " --api " + api, flags);
    }

    private static String seconds() {
        var running = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        return String.format(Locale.ROOT, "%.1f s", running.toMillis() / 1000.0);
    }
}
