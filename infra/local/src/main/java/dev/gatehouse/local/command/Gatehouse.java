package dev.gatehouse.local.command;

import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(name = "gatehouse", synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true, version = "0.1.0")
public final class Gatehouse {
    private Gatehouse() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var commands = new CommandLine(new Gatehouse());
        List.of(new Up(), new Down(), new PlaceOrders(), new ShowOrder(), new AuditLogs(), new Simulate(), new Chaos(),
                new ListDeadLetters(), new Redrive(), new Replay(), new RebuildViews(), new ListOperations(),
                new RunCloud(), new RunSandbox())
                .forEach(commands::addSubcommand);
        return commands.setResourceBundle(ResourceBundle.getBundle("dev.gatehouse.local.command.help"))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::ofArguments)
                .setExecutionExceptionHandler(Failures::ofCommand);
    }

    /** The repository, which the launcher names. */
    static Path root() {
        return Path.of(System.getProperty("gatehouse.root", "")).toAbsolutePath();
    }
}
