package dev.gatehouse.local.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists dead letters by queue and cause. */
@Command(name = "dlq", mixinStandardHelpOptions = true, subcommands = ShowDeadLetters.class)
final class ListDeadLetters implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        var out = command.commandLine().getOut();
        try (var aws = new AwsCaller(address.endpoint())) {
            var queues = new DeadLetterQueues(aws).withMessages();
            for (var queue : queues) {
                list(aws, queue, out);
            }
            var messages = queues.stream().mapToLong(DeadLetterQueue::messages).sum();
            out.println(queues.isEmpty()
                    ? "No dead letters."
                    : "%s in %s. One by one: ./gatehouse dlq show QUEUE. Once what was wrong is right: ./gatehouse redrive QUEUE"
                            .formatted(TemplateSummary.counted(messages, "dead letter"),
                                    TemplateSummary.counted(queues.size(), "queue")));
        }
        out.flush();
        return 0;
    }

    private static void list(AwsCaller aws, DeadLetterQueue queue, PrintWriter out) throws InterruptedException {
        var letters = new DeadLetterReader(aws).read(queue);
        out.println("%s: %s%s%s".formatted(queue.name(), TemplateSummary.counted(queue.messages(), "message"),
                letters.isEmpty() ? "" : ", the oldest of " + Times.age(letters.getFirst().age()) + " ago",
                letters.size() < queue.messages() ? "; those read: " + letters.size() : ""));
        DeadLetter.byCause(letters).values().forEach(alike -> {
            var sample = alike.getFirst();
            out.println("  %d x %s".formatted(alike.size(), sample.cause().kind()));
            out.println("      such as %s%s".formatted(sample.subject().text(), sample.cause().history()));
        });
        if (!queue.isOfTransport()) {
            new Redrives(aws).of(queue, 1).forEach(
                    task -> out.println("  last redrive %s: %s".formatted(Times.toSeconds(task.started().toString()),
                            task)));
        }
    }
}
