package dev.gatehouse.local.command;

import dev.gatehouse.local.audit.Audit;
import dev.gatehouse.local.audit.Findings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the logs of all contexts and checks that they are right. */
@Command(name = "audit", mixinStandardHelpOptions = true)
final class AuditLogs implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--ended")
    private boolean ended;

    @Mixin
    private SystemAddress address = new SystemAddress();

    @Override
    public Integer call() throws InterruptedException {
        var findings = findings();
        var out = command.commandLine().getOut();
        findings.lines().forEach(out::println);
        out.println(findings.summary());
        var isOpen = ended && findings.open() > 0;
        if (isOpen) {
            out.println(TemplateSummary.counted(findings.open(), "order") + " not ended, nor overdue.");
        }
        out.flush();
        return findings.violations().isEmpty() && !isOpen ? 0 : CommandFailure.UNEXPECTED;
    }

    private Findings findings() throws InterruptedException {
        try (var aws = new AwsCaller(address.endpoint())) {
            return Audit.of(new LogReader(aws).all());
        }
    }
}
