package dev.gatehouse.aws.flow;

import dev.gatehouse.aws.flow.Flow.Function;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways on which an event comes back to the function that emitted it. */
final class EventCycles {
    private final Flow flow;
    private final List<Step> steps;

    /** A function emits an event, and the event reaches a function. */
    private record Step(Function from, String event, Function to) {
        boolean bounded() {
            return from.bounds().containsKey(event);
        }
    }

    EventCycles(Flow flow) {
        this.flow = flow;
        steps = flow.functions().stream()
                .flatMap(from -> from.emits().stream()
                        .flatMap(event -> flow.reached(from, event).stream().map(to -> new Step(from, event, to))))
                .toList();
    }

    /** Cycles in which no event is declared to end it, each told from every function on it. */
    List<String> unbounded() {
        var unbounded = steps.stream().filter(step -> !step.bounded()).toList();
        return unbounded.stream()
                .flatMap(step -> way(step.to(), step.from(), unbounded).stream()
                        .map(back -> step.from().bean() + " → " + step.event() + " → " + back))
                .toList();
    }

    /** Declared bounds that no cycle needs: they would hide the next cycle. */
    List<String> idleBounds() {
        return flow.functions().stream()
                .flatMap(function -> function.bounds().keySet().stream()
                        .filter(event -> steps.stream()
                                .filter(step -> step.from().equals(function) && step.event().equals(event))
                                .noneMatch(step -> way(step.to(), function, steps).isPresent()))
                        .map(event -> function.bean() + " → " + event))
                .toList();
    }

    private static Optional<String> way(Function from, Function to, List<Step> steps) {
        var ways = new HashMap<Function, String>();
        var next = new ArrayDeque<Function>();
        ways.put(from, from.bean());
        next.add(from);
        while (!next.isEmpty() && !ways.containsKey(to)) {
            var here = next.remove();
            leaving(here, steps).filter(step -> !ways.containsKey(step.to())).forEach(step -> {
                ways.put(step.to(), ways.get(here) + " → " + step.event() + " → " + step.to().bean());
                next.add(step.to());
            });
        }
        return Optional.ofNullable(ways.get(to));
    }

    private static Stream<Step> leaving(Function function, List<Step> steps) {
        return steps.stream().filter(step -> step.from().equals(function));
    }
}
