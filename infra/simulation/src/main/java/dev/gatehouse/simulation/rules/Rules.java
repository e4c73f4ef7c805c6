package dev.gatehouse.simulation.rules;

import dev.gatehouse.local.audit.Audit;
import dev.gatehouse.local.audit.Entry;
import dev.gatehouse.simulation.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** All that must hold after a run. */
public final class Rules {
    private static final List<BiConsumer<Facts, Violations>> OF_AN_ORDER = List.of(EndRules::check,
            ProviderRules::check, RefundRules::check, ViewRules::check, NoticeRules::check, DocumentRules::check,
            ReminderRules::check,
            DeadLetterRules::check);

    private Rules() {}

    /** Each begins with the name of its rule. */
    public static List<String> violations(Evidence evidence, EventReader reader) {
        var violations = new ArrayList<String>();
        audit(evidence, reader, violations);
        evidence.paused().forEach(queue -> violations.add("intake: nobody reads %s any more".formatted(queue)));
        Facts.of(evidence, reader).forEach(order -> OF_AN_ORDER.forEach(rule -> rule.accept(order,
                (name, what) -> violations.add("%s: order %s %s".formatted(name, order.id(), what)))));
        return violations;
    }

    private static void audit(Evidence evidence, EventReader reader, List<String> violations) {
        var entries = evidence.logs().values().stream().flatMap(List::stream)
                .map(entry -> new Entry(entry.metadata().stream(), entry.metadata().sequence(),
                        entry.metadata().type(), reader.tree(entry), entry.metadata().causationId()))
                .toList();
        Audit.of(entries).violations().forEach(violation -> violations.add("audit: " + violation));
    }
}
