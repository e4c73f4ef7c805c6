package dev.gatehouse.local.command;

import dev.gatehouse.local.hosting.ServiceTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rebuilds what the API answers from, out of the logs, with the code of the order service. */
@Command(name = "rebuild-views", mixinStandardHelpOptions = true)
final class RebuildViews implements Callable<Integer> {
    private static final String SERVICE = "order-service";
    private static final String TOOL = "dev.gatehouse.order.RebuildViews";
    private static final String SETTING = "GATEHOUSE_CLAIMS_";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--check")
    private boolean onlyChecks;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        var arguments = new ArrayList<>(List.of("--gatehouse.aws.endpoint=" + address.endpoint()));
        try (var aws = new AwsCaller(address.endpoint())) {
            arguments.addAll(settings(aws));
            if (onlyChecks) {
                arguments.add("check");
            } else {
                new OperatorLog(aws, "order").record("rebuild-views");
            }
        }
        var out = command.commandLine().getOut();
        var exitCode = ServiceTool.of(Gatehouse.root(), SERVICE, TOOL).run(arguments, line -> {
            out.println(line);
            out.flush();
        });
        return exitCode == 0 ? 0 : CommandFailure.UNEXPECTED;
    }

    /** Where large fields of events are, as the function knows it that keeps the views. */
    private static List<String> settings(AwsCaller aws) throws InterruptedException {
        var variables = aws.get("lambda", "/2015-03-31/functions/order-projectOrder/configuration")
                .at("/Environment/Variables");
        return variables.properties().stream()
                .filter(variable -> variable.getKey().startsWith(SETTING))
                .map(variable -> "--%s=%s".formatted(variable.getKey().toLowerCase(Locale.ROOT).replace('_', '.'),
                        variable.getValue().asString("")))
                .toList();
    }
}
