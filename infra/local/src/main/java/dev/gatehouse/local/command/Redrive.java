package dev.gatehouse.local.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings the dead letters of queues back to where they came from. */
@Command(name = "redrive", mixinStandardHelpOptions = true, sortOptions = false)
final class Redrive implements Callable<Integer> {
    /** What SQS allows. */
    private static final int FASTEST = 500;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "QUEUE", arity = "1..*", descriptionKey = "QUEUE")
    private List<String> names = List.of();

    @Option(names = "--dry-run")
    private boolean isDryRun;

    @Option(names = "--rate", paramLabel = "N")
    private @Nullable Integer rate;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        if (rate != null && (rate < 1 || rate > FASTEST)) {
            throw new ParameterException(command.commandLine(), "--rate must be 1 to " + FASTEST
                    + " messages a second, which is what SQS allows");
        }
        var isDone = true;
        try (var aws = new AwsCaller(address.endpoint())) {
            for (var queue : queues(aws)) {
                isDone &= redrive(aws, queue);
            }
        }
        return isDone ? 0 : CommandFailure.UNEXPECTED;
    }

    private List<DeadLetterQueue> queues(AwsCaller aws) throws InterruptedException {
        var queues = new ArrayList<DeadLetterQueue>();
        for (var name : names) {
            var queue = new DeadLetterQueues(aws).called(name);
            if (queue.isOfTransport()) {
                throw new CommandFailure(CommandFailure.USAGE,
                        ("%s holds what did not even reach an inbox, so there is no "
                                + "queue to bring it back to. ./gatehouse dlq show %s says who should have got it; "
                                + "./gatehouse replay gives it to them.").formatted(queue.name(), queue.name()));
            }
            queues.add(queue);
        }
        return queues;
    }

    private boolean redrive(AwsCaller aws, DeadLetterQueue queue) throws InterruptedException {
        var out = command.commandLine().getOut();
        var messages = TemplateSummary.counted(queue.messages(), "message");
        var pace = rate == null ? "" : ", at most %d a second".formatted(rate);
        if (queue.messages() == 0) {
            say(out, queue.name() + " is empty: there is nothing to redrive.");
            return true;
        }
        if (isDryRun) {
            say(out, "%s: %s would go back to %s%s. Nothing has been changed.".formatted(queue.name(), messages,
                    queue.context() + "-" + queue.function() + "-inbox", pace));
            return true;
        }
        var redrives = new Redrives(aws);
        new OperatorLog(aws, queue.context()).record("redrive %s: %s%s".formatted(queue.name(), messages, pace));
        redrives.start(queue, rate);
        try (var progress = new Progress(out, Progress.onTerminal())) {
            var task = redrives.end(queue, now -> progress.show("%s: %s".formatted(queue.name(), now)));
            say(out, "%s: %s".formatted(queue.name(), task));
            return task.isCompleted();
        }
    }

    private static void say(PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
