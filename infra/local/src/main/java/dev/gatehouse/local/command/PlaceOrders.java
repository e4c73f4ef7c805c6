package dev.gatehouse.local.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Places orders and waits for what becomes of them. */
@Command(name = "order", mixinStandardHelpOptions = true, sortOptions = false)
final class PlaceOrders implements Callable<Integer> {
    private static final int AT_ONCE = 16;
    private static final int MOST_COUNT = 100_000;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--lines", paramLabel = "FILE")
    private @Nullable Path lines;

    @Option(names = "--card", paramLabel = "TOKEN", defaultValue = "tok_ok")
    private String card = "tok_ok";

    @Option(names = "--count", paramLabel = "N", defaultValue = "1")
    private int count;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60")
    private int timeout;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1 || count > MOST_COUNT || timeout < 1) {
            throw new ParameterException(command.commandLine(),
                    "--count must be 1 to " + MOST_COUNT + ", and --timeout at least 1");
        }
        var order = SampleOrder.json(card, lines);
        var out = command.commandLine().getOut();
        var started = System.nanoTime();
        List<Outcome> outcomes;
        try (var api = new OrdersApi(address)) {
            outcomes = place(api, order);
        }
        var report = new OrdersReport(outcomes, Duration.ofNanos(System.nanoTime() - started));
        report.lines().forEach(out::println);
        if (!report.isAsExpected()) {
            deadLetters().forEach(out::println);
        }
        out.println(report.summary());
        out.flush();
        return report.isAsExpected() ? 0 : CommandFailure.UNEXPECTED;
    }

    /** Where to look when an order does not come to its end; nothing if the queues cannot be asked. */
    private List<String> deadLetters() throws InterruptedException {
        try (var aws = new AwsCaller(address.endpoint())) {
            return new DeadLetterQueues(aws).withMessages().stream()
                    .map(queue -> "%s holds %s. Why: ./gatehouse dlq".formatted(queue.name(),
                            TemplateSummary.counted(queue.messages(), "message")))
                    .toList();
        } catch (CommandFailure _) {
            return List.of();
        }
    }

    private List<Outcome> place(OrdersApi api, String order) throws InterruptedException {
        var runs = IntStream.range(0, count).mapToObj(_ -> new OrderRun(api, Duration.ofSeconds(timeout))).toList();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
                var progress = new Progress(command.commandLine().getOut(), Progress.onTerminal())) {
            var futures = runs.stream().map(run -> threads.submit(() -> run.place(order))).toList();
            do {
                progress.show(text(runs, futures));
            } while (!allDone(futures, threads));
            return futures.stream().map(PlaceOrders::outcome).toList();
        }
    }

    /** Nobody is there for the second order if there was nobody for the first. */
    private static boolean allDone(List<Future<Outcome>> futures, ExecutorService threads)
            throws InterruptedException {
        if (futures.stream().anyMatch(future -> future.state() == Future.State.FAILED)) {
            threads.shutdownNow();
            return true;
        }
        if (futures.stream().allMatch(Future::isDone)) {
            return true;
        }
        TimeUnit.MILLISECONDS.sleep(50);
        return false;
    }

    private static Outcome outcome(Future<Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailure known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CommandFailure.UNEXPECTED, "Interrupted.");
        }
    }

    private static String text(List<OrderRun> runs, List<Future<Outcome>> futures) {
        if (runs.size() == 1) {
            return "%s  %s".formatted(runs.getFirst().orderId(), runs.getFirst().status());
        }
        var done = futures.stream().filter(Future::isDone).count();
        var statuses = runs.stream().collect(Collectors.groupingBy(OrderRun::status, TreeMap::new,
                Collectors.counting()));
        return "%d of %d at their end (%s)".formatted(done, runs.size(), statuses.entrySet().stream()
                .map(status -> status.getValue() + " " + status.getKey()).collect(Collectors.joining(", ")));
    }
}
