package dev.gatehouse.local.command;

import dev.gatehouse.local.data.Directories;
import dev.gatehouse.local.hosting.HostingKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
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

    /** What there is to kill. */
    private enum Kind {
        PROCESSES, LAMBDA, CONTAINERS
    }

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--orders", paramLabel = "N", defaultValue = "2000")
    private int orders;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "20")
    private int kills;

    @Option(names = "--cloud-kills", paramLabel = "N", defaultValue = "2")
    private int cloudKills;

    @Option(names = "--hosting", paramLabel = "KIND", defaultValue = "processes")
    private Kind hosting = Kind.PROCESSES;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "900")
    private int timeout;

    @Override
    public Integer call() throws Exception {
        check();
        var out = command.commandLine().getOut();
        if (hosting == Kind.CONTAINERS) {
            try (var system = new ComposedSystem(Gatehouse.root(), freePort(), freePort(), freePort())) {
                return run(system, out) ? 0 : CommandFailure.UNEXPECTED;
            }
        }
        return launched(out) ? 0 : CommandFailure.UNEXPECTED;
    }

    private boolean launched(PrintWriter out) throws Exception {
        var data = Files.createTempDirectory(Files.createDirectories(Gatehouse.root().resolve(".gatehouse")), "chaos");
        var isClean = false;
        try (var system = new LaunchedSystem(new Instances(Gatehouse.root()), HostingKind.valueOf(hosting.name()),
                freePort(), freePort(), data)) {
            isClean = run(system, out);
        } finally {
            if (isClean) {
                Directories.delete(data);
            } else {
                out.println("What the system has kept is in %s: ./gatehouse up --data shows it.".formatted(data));
            }
            out.flush();
        }
        return isClean;
    }

    private void check() {
        if (orders < 1 || orders > MOST_ORDERS || kills < 0 || cloudKills < 0 || timeout < 1) {
            throw new ParameterException(command.commandLine(), "--orders must be 1 to " + MOST_ORDERS
                    + ", --timeout at least 1, and neither --kills nor --cloud-kills negative");
        }
    }

    private boolean run(ChaosSystem system, PrintWriter out) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, out), "stop"));
        system.start();
        var random = new Random(seed);
        var load = new ChaosLoad(new PatientShop(system.api(), system.provider()), orders, random,
                Duration.ofSeconds(timeout));
        try (var disturbance = new Disturbance(system, random);
                var progress = new Progress(out,
                        Progress.onTerminal())) {
            disturbance.begin();
            load.start();
            disturb(disturbance, load, progress);
            while (!load.isOver()) {
                progress.show(load.text());
                Thread.sleep(500);
            }
            var report = new ChaosReport(hosting.name().toLowerCase(Locale.ROOT), system.endpoint(), disturbance, load);
            report.lines().forEach(out::println);
            out.println(report.summary());
            return report.isClean();
        }
    }

    /** Somebody has had enough of it. */
    private static void stop(ChaosSystem system, PrintWriter out) {
        try {
            system.close();
        } catch (IOException | CommandFailure e) {
            out.println("It may not have stopped: " + e);
            out.flush();
        }
    }

    /** One kill after each so many orders, so that the last ones come while there still is work. */
    private void disturb(Disturbance disturbance, ChaosLoad load, Progress progress) throws Exception {
        var all = kills + cloudKills;
        for (var next = 1; next <= all; next++) {
            var due = (long) orders * next / (all + 1);
            while (load.begun() < due && !load.isOver()) {
                progress.show(load.text());
                Thread.sleep(50);
            }
            if (isOfCloud(next)) {
                disturbance.killCloud();
            } else {
                disturbance.killOne();
            }
        }
    }

    /** The kills of the local cloud are spread evenly over all of them. */
    private boolean isOfCloud(int kill) {
        var all = kills + cloudKills;
        return (long) kill * cloudKills / all > (long) (kill - 1) * cloudKills / all;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
