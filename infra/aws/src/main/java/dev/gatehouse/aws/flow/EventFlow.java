package dev.gatehouse.aws.flow;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the flow for people: a picture, and tables of what it cannot show. */
public final class EventFlow {
    private static final String HEAD = """
            # Event flow

            Drawn from the templates in `infra/aws/templates` and regenerated with them (`infra/aws/README.md`): do not edit
            it. What a function has to say goes into its context's log; pipes carry it to the gate and to the topic.

            """;

    private final Flow flow;

    private EventFlow(Flow flow) {
        this.flow = flow;
    }

    /** The page docs/event-flow.md. */
    public static String page(List<Template> templates) {
        var drawing = new EventFlow(Flow.of(templates));
        return HEAD
                + "```mermaid\n" + new FlowDiagram(drawing.flow).mermaid() + "```\n"
                + section("Functions", drawing.functions())
                + section("Rules", drawing.rules())
                + section("Pipes and subscriptions", drawing.carriers())
                + section("API", drawing.endpoints());
    }

    private static String section(String title, String table) {
        return "\n## " + title + "\n\n" + table;
    }

    private String functions() {
        return table(List.of("function", "takes", "emits", "cycles end because"), flow.functions().stream(),
                function -> List.of(code(function.context() + "-" + function.bean()),
                        String.join(", ", function.consumes()),
                        emitted(function), bounds(function)));
    }

    private static String emitted(Flow.Function function) {
        return function.emits().stream()
                .map(event -> function.internal().contains(event) ? "*" + event + "*" : event)
                .collect(Collectors.joining(", "));
    }

    private static String bounds(Flow.Function function) {
        return function.emits().stream()
                .filter(function.bounds()::containsKey)
                .map(event -> event + ": " + function.bounds().get(event))
                .collect(Collectors.joining("; "));
    }

    private String rules() {
        return table(List.of("rule", "on", "events", "to", "passes on"), flow.rules().stream(),
                rule -> List.of(code(rule.name()), code(rule.bus()), String.join(", ", rule.events()),
                        code(rule.target()),
                        passedOn(rule)));
    }

    private String passedOn(Flow.Rule rule) {
        if (flow.isGate(rule.target())) {
            return "the event";
        }
        if (flow.machine(rule.target()).findAny().isPresent()) {
            return "the envelope, which starts the machine";
        }
        return rule.fields().isEmpty() ? "the envelope" : "metadata; data: " + String.join(", ", rule.fields());
    }

    private String carriers() {
        var pipes = flow.pipes().stream().map(pipe -> List.of(code(pipe.name()), code(pipe.log()),
                pipe.internalToo() ? "all events" : "domain events", code(pipe.target())));
        var subscriptions = flow.subscriptions().stream().map(subscription -> List.of("subscription",
                code(subscription.topic()), String.join(", ", subscription.events()), code(subscription.inbox())));
        var notifications = flow.notifications().stream().map(told -> List.of("notification", code(told.bucket()),
                Flow.OBJECT_CREATED, code(told.inbox())));
        return table(List.of("name", "from", "carries", "to"),
                Stream.of(pipes, subscriptions, notifications).flatMap(rows -> rows), row -> row);
    }

    private String endpoints() {
        return table(List.of("API", "request", "backend"), flow.endpoints().stream(), endpoint -> List
                .of(code(endpoint.api()), code(endpoint.verb() + " " + endpoint.path()), code(endpoint.target())));
    }

    private static <T> String table(List<String> head, Stream<T> things, Function<T, List<String>> cells) {
        var rows = Stream.concat(Stream.of(head, head.stream().map(_ -> "---").toList()), things.map(cells));
        return rows.map(row -> "| " + String.join(" | ", row) + " |\n").collect(Collectors.joining());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
