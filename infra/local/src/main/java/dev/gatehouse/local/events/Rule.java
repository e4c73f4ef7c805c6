package dev.gatehouse.local.events;

import dev.gatehouse.local.template.Arn;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which events of a bus go to which targets. */
record Rule(
        String bus, String name, String pattern, boolean isEnabled, String description,
        Map<String, RuleTarget> targets) {

    String arn() {
        return Arn.of("events", "rule/" + (bus.equals(Buses.DEFAULT) ? "" : bus + "/") + name).toString();
    }

    Rule enabled(boolean enabled) {
        return new Rule(bus, name, pattern, enabled, description, targets);
    }

    Rule with(Iterable<RuleTarget> more) {
        var all = new LinkedHashMap<>(targets);
        more.forEach(target -> all.put(target.id(), target));
        return new Rule(bus, name, pattern, isEnabled, description, all);
    }

    Rule without(Iterable<String> targetIds) {
        var all = new LinkedHashMap<>(targets);
        targetIds.forEach(all::remove);
        return new Rule(bus, name, pattern, isEnabled, description, all);
    }
}
