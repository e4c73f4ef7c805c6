package dev.gatehouse.local.command;

import dev.gatehouse.local.audit.Audit;
import dev.gatehouse.local.audit.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a system looks like after everything has come to its end. */
final class ChaosReport {
    private final ChaosSystem system;
    private final ChaosLoad load;
    private final long seconds;
    private final Findings findings;
    private final List<DeadLetterQueue> deadLetters;
    private final long copies;

    ChaosReport(ChaosSystem system, ChaosLoad load) throws IOException, InterruptedException {
        this.system = system;
        this.load = load;
        this.seconds = load.since().toSeconds();
        this.copies = system.copies();
        try (var aws = new AwsCaller(system.endpoint())) {
            new Inboxes(aws).awaitEmpty();
            this.findings = Audit.of(new LogReader(aws).all());
            this.deadLetters = new DeadLetterQueues(aws).withMessages();
        }
    }

    boolean isClean() {
        return load.stuck().isEmpty() && findings.violations().isEmpty() && findings.open() == 0
                && deadLetters.isEmpty();
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("orders    %d in %d s: %s".formatted(load.count(), seconds, load.plans().entrySet().stream()
                .map(plan -> plan.getValue() + " " + plan.getKey()).collect(Collectors.joining(", "))));
        lines.add("kills     %d of processes (%s), %d of the local cloud with all of them".formatted(
                system.killed().values().stream().mapToInt(Integer::intValue).sum(),
                system.killed().entrySet().stream().map(process -> process.getValue() + " " + process.getKey())
                        .collect(Collectors.joining(", ")),
                system.cloudKills()));
        lines.add("copies    %d messages delivered once more, all out of order".formatted(copies));
        load.stuck().forEach(order -> lines.add("stuck     " + order));
        deadLetters.forEach(queue -> lines.add("dead      %s holds %d".formatted(queue.name(), queue.messages())));
        lines.addAll(findings.lines());
        return lines;
    }

    String summary() {
        return "Chaos in %s: %s; %s".formatted(system.hosting().name().toLowerCase(java.util.Locale.ROOT),
                load.stuck().isEmpty()
                        ? "every order has come to its end"
                        : TemplateSummary.counted(load.stuck().size(), "order") + " stuck",
                findings.summary());
    }
}
