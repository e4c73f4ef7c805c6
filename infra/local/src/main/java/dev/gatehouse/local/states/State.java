package dev.gatehouse.local.states;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A state of a machine. */
sealed interface State {

    /**
     * What happens on the way out of a state.
     *
     * @param output nothing hands on what is usual for the state
     * @param assign by variable
     * @param next nothing ends the execution
     */
    record Exit(@Nullable DataTemplate output, Map<String, DataTemplate> assign, @Nullable String next) {}

    record Pass(Exit exit) implements State {}

    record Succeed(Exit exit) implements State {}

    record Choice(List<Option> options, @Nullable Exit otherwise) implements State {
        record Option(DataTemplate condition, Exit exit) {}

        /** @throws ExecutionFailed if no choice matches, and there is no default */
        Exit chosen(Map<String, Object> scope) {
            for (var option : options) {
                var condition = option.condition().evaluate(scope);
                if (!condition.isBoolean()) {
                    throw ExecutionFailed.inQuery("A condition must be true or false.");
                }
                if (condition.booleanValue()) {
                    return option.exit();
                }
            }
            if (otherwise == null) {
                throw new ExecutionFailed("States.NoChoiceMatched", "No choice matches, and there is no default.");
            }
            return otherwise;
        }
    }

    record Fail(DataTemplate error, DataTemplate cause) implements State {}

    /** @param isTimestamp whether {@code until} is a time, and not a number of seconds */
    record Wait(DataTemplate until, boolean isTimestamp, Exit exit) implements State {}

    record Task(
            Integration integration, boolean awaitsToken, DataTemplate arguments, @Nullable DataTemplate timeout,
            Exit exit, List<Retrier> retriers, List<Catcher> catchers) implements State {

        String resource() {
            return integration.action() + (awaitsToken ? Integration.AWAITING_TOKEN : "");
        }
    }

    /** As definitions and histories name it. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** The states that may come next. */
    default Stream<String> successors() {
        var exits = switch (this) {
            case Pass(var exit) -> Stream.of(exit);
            case Succeed(var exit) -> Stream.of(exit);
            case Wait wait -> Stream.of(wait.exit());
            case Choice(var options, var otherwise) ->
                Stream.concat(options.stream().map(Choice.Option::exit), Stream.ofNullable(otherwise));
            case Task task -> Stream.concat(Stream.of(task.exit()), task.catchers().stream().map(Catcher::exit));
            case Fail _ -> Stream.<Exit>of();
        };
        return exits.map(Exit::next).flatMap(Stream::ofNullable);
    }
}
