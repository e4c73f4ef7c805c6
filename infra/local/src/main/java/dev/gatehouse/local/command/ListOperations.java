package dev.gatehouse.local.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists what operators did: each redrive, replay and rebuild. */
@Command(name = "operations", mixinStandardHelpOptions = true)
final class ListOperations implements Callable<Integer> {
    private static final List<String> CONTEXTS = List.of("order", "payment", "invoice");
    private static final int MOST_DAYS = 3660;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--days", paramLabel = "N", defaultValue = "30")
    private int days;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(command.commandLine(), "--days must be 1 to " + MOST_DAYS);
        }
        var out = command.commandLine().getOut();
        var entries = new ArrayList<OperatorLog.Entry>();
        try (var aws = new AwsCaller(address.endpoint())) {
            for (var context : CONTEXTS) {
                entries.addAll(new OperatorLog(aws, context).ofDays(days));
            }
        }
        entries.sort(Comparator.comparing(OperatorLog.Entry::at));
        entries.forEach(entry -> out.println("%s  %s  %s".formatted(entry.at(), entry.who(), entry.what())));
        if (entries.isEmpty()) {
            out.println("Nobody redrove, replayed or rebuilt anything in the last " + days + " days.");
        }
        out.flush();
        return 0;
    }
}
