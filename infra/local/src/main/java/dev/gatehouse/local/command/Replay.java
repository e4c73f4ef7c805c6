package dev.gatehouse.local.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives one function the events of a time once more, and nobody else. */
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false)
final class Replay implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--to-function", paramLabel = "NAME", required = true)
    private String function = "";

    @Option(names = "--from", paramLabel = "TIME", required = true)
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME")
    private @Nullable String to;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        var period = Period.of(from, to);
        var out = command.commandLine().getOut();
        try (var aws = new AwsCaller(address.endpoint())) {
            var consumer = new EventConsumers(aws).called(function);
            new OperatorLog(aws, consumer.context()).record("replay %s to %s".formatted(period, consumer.function()));
            out.println("%s gets once more what happened from %s:".formatted(consumer.function(), period));
            var rule = consumer.ruleArn();
            if (rule != null) {
                out.println("  " + new ArchiveReplay(aws).run(consumer, rule, period));
            }
            if (!consumer.ownTypes().isEmpty()) {
                out.println("  " + new LogReplay(aws).run(consumer, period));
            }
        }
        out.flush();
        return 0;
    }
}
