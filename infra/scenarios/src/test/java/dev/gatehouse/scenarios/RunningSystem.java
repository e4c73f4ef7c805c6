package dev.gatehouse.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The system under test: the one that {@code -Dgatehouse.api} and {@code -Dgatehouse.endpoint} name, or else one that the
 * launcher starts on free ports and that ends with this JVM.
 */
record RunningSystem(URI api, URI endpoint) {
    static final Path ROOT = Path.of(System.getProperty("gatehouse.root"));
    private static final int START_MINUTES = 3;
    /** Long enough for whoever is to pay in time, even where each function has to start first. */
    static final int REMINDER_SECONDS = Hosting.current() == Hosting.LAMBDA ? 12 : 8;
    private static final int REMINDERS = 2;
    static final int PROBE_SECONDS = 3;
    private static final int DEADLINE_SECONDS = 30;

    private static final class Shared {
        static final RunningSystem SYSTEM = given() ? existing() : started();
    }

    static RunningSystem shared() {
        return Shared.SYSTEM;
    }

    /** Whether reminders and deadlines are a matter of seconds, which they are nowhere but here. */
    boolean isImpatient() {
        return !given();
    }

    private static boolean given() {
        return System.getProperty("gatehouse.api") != null;
    }

    private static RunningSystem existing() {
        return new RunningSystem(
                URI.create(System.getProperty("gatehouse.api")), URI.create(System.getProperty("gatehouse.endpoint")));
    }

    private static RunningSystem started() {
        var system = onFreePorts();
        system.up(Hosting.current(), "--parameter", "ReminderSeconds=" + REMINDER_SECONDS, "--parameter",
                "Reminders=" + REMINDERS,
                "--parameter", "DeadlineSeconds=" + DEADLINE_SECONDS, "--parameter", "ProbeSeconds=" + PROBE_SECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(system::down));
        system.warmUp();
        return system;
    }

    /** Has each function started once, so that no payment expires meanwhile. */
    private void warmUp() {
        var shop = new Shop(this);
        var cash = shop.place(Order.paidLater("CASH_ON_DELIVERY"));
        var declined = shop.place(Order.paidWith("tok_declined"));
        var paid = shop.place(Order.paidWith("tok_ok"));
        shop.awaitStatus(declined, "REJECTED");
        shop.awaitPaidAndInvoiced(paid);
        shop.cancel(paid);
        shop.awaitPayment(cash, "PENDING");
        shop.confirmByHand(cash, 8384);
        shop.awaitStatus(paid, "CANCELLED");
        shop.awaitEvents(paid, "CreditNoteIssued", 1);
    }

    /** Has yet to be started, and is to be stopped by whoever does. */
    static RunningSystem onFreePorts() {
        return new RunningSystem(
                URI.create("http://localhost:" + freePort()), URI.create("http://localhost:" + freePort()));
    }

    /** Returns when it is ready. */
    void up(Hosting hosting, String... options) {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--hosting", hosting.toString(),
                "--concurrency", "2", "--port", "" + api.getPort(), "--endpoint-port", "" + endpoint.getPort()));
        arguments.addAll(List.of(options));
        launcher(arguments.toArray(String[]::new));
    }

    void down() {
        launcher("down", "--endpoint", endpoint.toString());
    }

    /** Ends the launcher's process alone; returns when those have ended, too, that it had started. */
    void kill() {
        var launcher = ProcessHandle.of(pid()).orElseThrow();
        var all = Stream.concat(Stream.of(launcher), launcher.descendants()).toList();
        launcher.destroyForcibly();
        all.forEach(process -> process.onExit().orTimeout(START_MINUTES, TimeUnit.MINUTES).join());
    }

    /** The process that runs a service or a function of this system, if the launcher has started it. */
    ProcessHandle process(String name) {
        return ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> commandLine(process).contains("-Dgatehouse.process=" + name + " "))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("no process runs " + name));
    }

    private long pid() {
        try {
            var instance = ROOT.resolve(".gatehouse").resolve("run").resolve(endpoint.getPort() + ".json");
            return Shop.JSON.readTree(Files.readString(instance)).path("pid").asLong();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    /** Runs a launcher command to its end and gives what it printed. */
    static String launcher(String... arguments) {
        var command = new ArrayList<>(List.of(ROOT.resolve("gatehouse").toString()));
        command.addAll(List.of(arguments));
        try {
            var launcher = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
            launcher.environment().put("GATEHOUSE_BUILD", "never");
            var process = launcher.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(START_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
