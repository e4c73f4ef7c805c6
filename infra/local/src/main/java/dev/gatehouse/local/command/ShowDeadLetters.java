package dev.gatehouse.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the dead letters of a queue one by one: what they are about, never what they say. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false)
final class ShowDeadLetters implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "QUEUE", descriptionKey = "QUEUE")
    private String queue = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
    private int limit;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(command.commandLine(), "--limit must be 1 to " + MOST);
        }
        var out = command.commandLine().getOut();
        try (var aws = new AwsCaller(address.endpoint())) {
            var found = new DeadLetterQueues(aws).called(queue);
            var letters = new DeadLetterReader(aws).read(found, limit);
            letters.forEach(letter -> {
                out.println("%s  %s".formatted(letter.messageId(), letter.subject().text()));
                out.println("  sent %s, %s ago%s".formatted(Times.toSeconds(letter.sent().toString()),
                        Times.age(letter.age()), letter.cause().history()));
                out.println("  " + letter.cause().text());
            });
            out.println("%s in %s%s.".formatted(TemplateSummary.counted(found.messages(), "dead letter"), found.name(),
                    letters.size() < found.messages() ? ", shown " + letters.size() + " (--limit)" : ""));
        }
        out.flush();
        return 0;
    }
}
