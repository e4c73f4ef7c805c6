package dev.gatehouse.simulation.topology;

import dev.gatehouse.local.events.TargetInput;
import dev.gatehouse.local.template.Stacks;
import dev.gatehouse.local.template.Template;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the committed templates declare, as far as messages pass through it. */
public final class Topology {
    final Map<String, SimulatedQueue.Declaration> queues = new TreeMap<>();
    /** The queues of event source mappings. */
    final Map<String, String> mappings = new TreeMap<>();
    final Map<String, Function> functions = new TreeMap<>();
    final Map<String, Bus> buses = new TreeMap<>();
    final Map<String, Machine> machines = new TreeMap<>();
    final Map<String, List<Pipe>> pipes = new TreeMap<>();
    final Map<String, List<Subscription>> topics = new TreeMap<>();
    final Map<String, String> notifications = new TreeMap<>();
    private final Api api = new Api();
    private final Map<String, Function> byName = new TreeMap<>();

    /** @param queue its inbox */
    record Function(String context, String name, String queue, Map<String, String> environment) {}

    record Bus(Patterns patterns, Map<String, List<Target>> targets) {}

    record Target(String arn, String rule, TargetInput input) {}

    /** @param source what it says of where events come from; empty where the target asks for nothing */
    record Pipe(String name, Patterns filter, String enrichment, String target, String source) {}

    record Subscription(Patterns filter, String queue) {}

    /** @param change what is read in place of a template */
    public static Topology of(List<Template> templates, UnaryOperator<Template> change) {
        var topology = new Topology();
        var changed = templates.stream().map(change).toList();
        var names = new TreeMap<String, String>();
        changed.forEach(template -> template.parameters().forEach(parameter -> names.putIfAbsent(parameter, "none")));
        names.keySet().removeIf(parameter -> changed.stream()
                .anyMatch(template -> template.document().path("Parameters").path(parameter).has("Default")));
        var stacks = new Stacks(List.of(new Declarations(changed, topology)), names);
        changed.forEach(stacks::create);
        return topology;
    }

    public Api api() {
        return api;
    }

    /** The environment variables of all functions of a context, as if it were one. */
    public Map<String, String> environmentOf(String context) {
        var environment = new TreeMap<String, String>();
        functions.values().stream().filter(function -> function.context().equals(context))
                .forEach(function -> environment.putAll(function.environment()));
        return environment;
    }

    /** The function that reads from a queue. */
    public String readerOf(String queue) {
        return functions.values().stream().filter(function -> function.queue().equals(queue)).findFirst().orElseThrow()
                .name();
    }

    public String contextOf(String function) {
        return function(function).context();
    }

    private Function function(String name) {
        return byName.computeIfAbsent(name, _ -> find(name));
    }

    private Function find(String name) {
        return functions.values().stream().filter(function -> function.name().equals(name)).findFirst().orElseThrow();
    }
}
