package dev.gatehouse.local.command;

import dev.gatehouse.local.hosting.HostingKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills processes of a system of its own while that works, and looks whether anything is lost or done twice. */
@Command(name = "chaos", mixinStandardHelpOptions = true, sortOptions = false)
final class Chaos implements Callable<Integer> {
    private static final int MOST_ORDERS = 100_000;
    private static final int COPIES = 2;
    private static final int SHUFFLE_MILLIS = 300;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--orders", paramLabel = "N", defaultValue = "2000")
    private int orders;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "20")
    private int kills;

    @Option(names = "--cloud-kills", paramLabel = "N", defaultValue = "2")
    private int cloudKills;

    @Option(names = "--hosting", paramLabel = "KIND", defaultValue = "processes")
    private HostingKind hosting = HostingKind.PROCESSES;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "900")
    private int timeout;

    @Override
    public Integer call() throws Exception {
        check();
        var out = command.commandLine().getOut();
        var data = Files.createTempDirectory(Files.createDirectories(Gatehouse.root().resolve(".gatehouse")), "chaos");
        var isClean = false;
        try (var system = new ChaosSystem(new Instances(Gatehouse.root()), hosting, freePort(), freePort(), data,
                COPIES, SHUFFLE_MILLIS)) {
            system.start();
            isClean = run(system, out);
        } finally {
            if (isClean) {
                delete(data);
            } else {
                out.println("What the system has kept is in %s: ./gatehouse up --data shows it.".formatted(data));
            }
            out.flush();
        }
        return isClean ? 0 : CommandFailure.UNEXPECTED;
    }

    private void check() {
        if (orders < 1 || orders > MOST_ORDERS || kills < 0 || cloudKills < 0 || timeout < 1) {
            throw new ParameterException(command.commandLine(), "--orders must be 1 to " + MOST_ORDERS
                    + ", --timeout at least 1, and neither --kills nor --cloud-kills negative");
        }
        if (hosting == HostingKind.EMBEDDED) {
            throw new ParameterException(command.commandLine(),
                    "--hosting must be processes or lambda: embedded, there is but one process to kill");
        }
    }

    private boolean run(ChaosSystem system, PrintWriter out) throws Exception {
        var load = new ChaosLoad(system.api(), system.endpoint(), orders, new Random(seed),
                Duration.ofSeconds(timeout));
        try (var progress = new Progress(out, Progress.onTerminal())) {
            load.start();
            disturb(system, load, progress);
            while (!load.isOver()) {
                progress.show(load.text());
                Thread.sleep(500);
            }
        }
        var report = new ChaosReport(system, load);
        report.lines().forEach(out::println);
        out.println(report.summary());
        return report.isClean();
    }

    /** One kill after each so many orders, so that the last ones come while there still is work. */
    private void disturb(ChaosSystem system, ChaosLoad load, Progress progress) throws Exception {
        var random = new Random(seed);
        var all = kills + cloudKills;
        for (var done = 0; done < all; done++) {
            var due = (long) orders * (done + 1) / (all + 1);
            while (load.begun() < due && !load.isOver()) {
                progress.show(load.text());
                Thread.sleep(50);
            }
            if (cloudKills > 0 && (done + 1) % (all / cloudKills) == 0 && system.cloudKills() < cloudKills) {
                system.killCloud();
            } else {
                system.killOne(random);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (var files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : all) {
            Files.deleteIfExists(file);
        }
    }
}
