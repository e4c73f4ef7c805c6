package dev.gatehouse.aws.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The flow as a Mermaid flowchart: contexts are boxes, arrows are events. */
final class FlowDiagram {
    private final Flow flow;
    private final Map<String, Set<String>> nodes = new LinkedHashMap<>();
    private final List<String> arrows = new ArrayList<>();

    FlowDiagram(Flow flow) {
        this.flow = flow;
    }

    String mermaid() {
        flow.endpoints().forEach(this::draw);
        flow.functions().forEach(this::draw);
        flow.pipes().forEach(this::draw);
        flow.machines().forEach(this::draw);
        flow.subscriptions().forEach(this::draw);
        flow.rules().forEach(rule -> arrow(rule.bus(), rule.target(), rule.events()));
        var drawing = new StringBuilder("flowchart LR\n  client((client))\n");
        nodes.forEach((context, inside) -> {
            drawing.append("  subgraph ").append(context).append('\n');
            inside.forEach(node -> drawing.append("    ").append(node).append('\n'));
            drawing.append("  end\n");
        });
        arrows.stream().distinct().forEach(arrow -> drawing.append("  ").append(arrow).append('\n'));
        return drawing.toString();
    }

    private void draw(Flow.Endpoint endpoint) {
        var api = endpoint.api() + "-api";
        node(endpoint.context(), id(api) + "[/\"API " + endpoint.api() + "\"/]");
        if (endpoint.verb().equals("GET")) {
            arrow(endpoint.target(), api, List.of());
            arrow(api, "client", List.of("answers"));
        } else {
            var commands = flow.functions().stream()
                    .filter(function -> function.inbox().equals(endpoint.target()))
                    .flatMap(function -> function.consumes().stream())
                    .toList();
            arrow("client", api, List.of(endpoint.verb() + " " + endpoint.path()));
            arrow(api, endpoint.target(), commands);
        }
    }

    private void draw(Flow.Function function) {
        node(function.context(), id(function.inbox()) + "[\"inbox ▸ " + function.bean() + "\"]");
        flow.notifications().stream().filter(told -> function.fills().contains(told.bucket())).forEach(told -> {
            node(function.context(), id(told.bucket()) + "[(\"" + told.bucket() + "\")]");
            arrow(function.inbox(), told.bucket(), function.emits());
            arrow(told.bucket(), told.inbox(), List.of(Flow.OBJECT_CREATED));
        });
        for (var topic : function.tells()) {
            topic(function.context(), topic);
            arrow(function.inbox(), topic, function.emits());
        }
        for (var table : function.writes()) {
            node(function.context(), id(table) + "[(\"" + table + "\")]");
            arrow(function.inbox(), table, function.emits());
        }
    }

    private void draw(Flow.Pipe pipe) {
        if (flow.isGate(pipe.target())) {
            node(pipe.context(), id(pipe.target()) + "{{\"" + pipe.target() + "\"}}");
        } else {
            topic(pipe.context(), pipe.target());
        }
        arrow(pipe.log(), pipe.target(), List.of(pipe.internalToo() ? "all events" : "domain events"));
    }

    private void draw(Flow.Machine machine) {
        node(machine.context(), id(machine.name()) + "[[\"" + machine.name() + "\"]]");
        machine.inboxes().forEach(inbox -> arrow(machine.name(), inbox, List.copyOf(machine.commands())));
        machine.topics().forEach(topic -> {
            topic(machine.context(), topic);
            arrow(machine.name(), topic, List.of());
        });
    }

    private void draw(Flow.Subscription subscription) {
        if (flow.functions().stream().noneMatch(function -> function.inbox().equals(subscription.inbox()))) {
            node(subscription.context(), id(subscription.inbox()) + "[/\"" + subscription.inbox() + "\"\\]");
        }
        arrow(subscription.topic(), subscription.inbox(), subscription.events());
    }

    private void topic(String context, String topic) {
        node(context, id(topic) + "([\"" + topic + "\"])");
    }

    private void node(String context, String node) {
        nodes.computeIfAbsent(context, _ -> new LinkedHashSet<>()).add(node);
    }

    private void arrow(String from, String to, List<String> labels) {
        var label = labels.isEmpty() ? "" : "|\"" + String.join("<br/>", labels) + "\"|";
        arrows.add(id(from) + " -->" + label + " " + id(to));
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "_");
    }
}
