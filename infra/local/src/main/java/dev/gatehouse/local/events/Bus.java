package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.template.Arn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An event bus and its rules. Reading takes no lock: each change makes a new set of rules. */
final class Bus {
    private final String name;
    private volatile RuleSet rules = new RuleSet(Map.of(), EventPatterns.of(Map.of()));

    private record RuleSet(Map<String, Rule> byName, EventPatterns patterns) {}

    Bus(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    String arn() {
        return Arn.of("events", "event-bus/" + name).toString();
    }

    List<Rule> rules() {
        return List.copyOf(rules.byName().values());
    }

    /** @throws AwsError if there is none of that name */
    Rule rule(String ruleName) {
        var rule = rules.byName().get(ruleName);
        if (rule == null) {
            throw new AwsError("ResourceNotFoundException",
                    "Rule %s does not exist on EventBus %s.".formatted(ruleName, name));
        }
        return rule;
    }

    List<Rule> matching(String event) {
        var current = rules;
        return current.patterns().matching(event).stream().map(current.byName()::get).toList();
    }

    /**
     * Replaces a rule of the same name, but keeps its targets.
     *
     * @throws AwsError if the pattern is none
     */
    synchronized Rule put(Rule rule) {
        var former = rules.byName().get(rule.name());
        var stored = former == null ? rule : rule.with(former.targets().values());
        var changed = new TreeMap<>(rules.byName());
        changed.put(rule.name(), stored);
        use(changed);
        return stored;
    }

    synchronized void change(String ruleName, UnaryOperator<Rule> change) {
        var changed = new TreeMap<>(rules.byName());
        changed.put(ruleName, change.apply(rule(ruleName)));
        use(changed);
    }

    synchronized void remove(String ruleName) {
        var changed = new TreeMap<>(rules.byName());
        changed.remove(ruleName);
        use(changed);
    }

    private void use(Map<String, Rule> changed) {
        var patterns = new TreeMap<String, String>();
        changed.values()
                .stream()
                .filter(Rule::isEnabled)
                .forEach(rule -> patterns.put(rule.name(), rule.pattern()));
        try {
            rules = new RuleSet(changed, EventPatterns.of(patterns));
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidEventPatternException", String.valueOf(e.getMessage()));
        }
    }
}
