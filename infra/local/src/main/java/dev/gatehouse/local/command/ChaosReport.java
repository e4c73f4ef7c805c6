package dev.gatehouse.local.command;

import dev.gatehouse.local.audit.Audit;
import dev.gatehouse.local.audit.Findings;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a system looks like after everything has come to its end. */
final class ChaosReport {
    private final String hosting;
    private final Disturbance disturbance;
    private final ChaosLoad load;
    private final long seconds;
    private final long copies;
    private final Findings findings;
    private final List<String> deadLetters = new ArrayList<>();

    ChaosReport(String hosting, URI endpoint, Disturbance disturbance, ChaosLoad load)
            throws IOException, InterruptedException {
        this.hosting = hosting;
        this.disturbance = disturbance;
        this.load = load;
        this.seconds = load.since().toSeconds();
        try (var aws = new AwsCaller(endpoint)) {
            new Inboxes(aws).awaitEmpty();
            this.findings = Audit.of(new LogReader(aws).all());
            for (var queue : new DeadLetterQueues(aws).withMessages()) {
                DeadLetter.byCause(new DeadLetterReader(aws).read(queue)).forEach((cause, letters) -> deadLetters
                        .add("%s: %d x %s".formatted(queue.name(), letters.size(), cause)));
            }
        }
        this.copies = disturbance.copies();
    }

    boolean isClean() {
        return load.stuck().isEmpty() && findings.violations().isEmpty() && findings.open() == 0
                && deadLetters.isEmpty();
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("orders    %d in %d s: %s".formatted(load.count(), seconds, counts(load.plans())));
        lines.add("kills     %d of processes: %s".formatted(
                disturbance.killed().values().stream().mapToInt(Integer::intValue).sum(),
                counts(disturbance.killed())));
        lines.add("          %d of the local cloud".formatted(disturbance.cloudKills()));
        lines.add("copies    %d messages delivered once more, all out of order".formatted(copies));
        load.stuck().forEach(order -> lines.add("stuck     " + order));
        deadLetters.forEach(cause -> lines.add("dead      " + cause));
        lines.addAll(findings.lines());
        return lines;
    }

    private static String counts(Map<String, ? extends Number> counted) {
        return counted.entrySet().stream().map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    String summary() {
        return "Chaos in %s: %s; %s".formatted(hosting,
                load.stuck().isEmpty()
                        ? "every order has come to its end"
                        : TemplateSummary.counted(load.stuck().size(), "order") + " stuck",
                findings.summary());
    }
}
