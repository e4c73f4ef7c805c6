package dev.gatehouse.local.states;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a state of a definition; whatever the local cloud does not run, it refuses by name. */
final class StateReader {
    private static final String JSONATA = "JSONata";
    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");

    private final DefinitionPart definition;
    private final StateMachine.Type machineType;

    private StateReader(DefinitionPart definition, StateMachine.Type machineType) {
        this.definition = definition;
        this.machineType = machineType;
    }

    /** @throws IllegalArgumentException if the local cloud does not support it */
    static State read(DefinitionPart definition, StateMachine.Type machineType, String machineLanguage) {
        var language = definition.has("QueryLanguage") ? definition.text("QueryLanguage") : machineLanguage;
        if (!language.equals(JSONATA)) {
            throw definition.refuse("query language " + language + " is not supported by the local cloud");
        }
        var reader = new StateReader(definition, machineType);
        var type = definition.text("Type");
        return switch (type) {
            case "Pass" -> new State.Pass(reader.knows("Output", "Assign", "Next", "End").exit());
            case "Succeed" -> new State.Succeed(reader.knows("Output").exitTo(null));
            case "Choice" -> reader.choice();
            case "Fail" -> reader.fail();
            case "Wait" -> reader.waiting();
            case "Task" -> reader.task();
            default -> throw definition.refuse("type " + type + " is not supported by the local cloud");
        };
    }

    private DefinitionPart knows(String... fields) {
        var known = new HashSet<>(COMMON);
        known.addAll(Arrays.asList(fields));
        return definition.knows(known.toArray(String[]::new));
    }

    private State.Choice choice() {
        knows("Choices", "Default", "Output", "Assign");
        var options = definition.parts("Choices").stream().map(StateReader::option).toList();
        if (options.isEmpty()) {
            throw definition.refuse("Choices must hold a choice");
        }
        return new State.Choice(options,
                definition.has("Default") ? definition.exitTo(definition.text("Default")) : null);
    }

    private static State.Choice.Option option(DefinitionPart option) {
        option.knows("Condition", "Next", "Output", "Assign", "Comment");
        var condition = option.template("Condition");
        if (condition instanceof DataTemplate.Literal(var value) && !value.isBoolean()) {
            throw option.refuse("Condition must be a query, or true or false");
        }
        return new State.Choice.Option(condition, option.exitTo(option.text("Next")));
    }

    private State.Fail fail() {
        knows("Error", "Cause");
        return new State.Fail(definition.template("Error"), definition.template("Cause"));
    }

    private State.Wait waiting() {
        knows("Seconds", "Timestamp", "Output", "Assign", "Next", "End");
        var isTimestamp = definition.has("Timestamp");
        if (isTimestamp == definition.has("Seconds")) {
            throw definition.refuse("one of Seconds and Timestamp must be given");
        }
        return new State.Wait(isTimestamp ? definition.template("Timestamp") : definition.seconds("Seconds"),
                isTimestamp, definition.exit());
    }

    private State.Task task() {
        knows("Resource", "Arguments", "TimeoutSeconds", "Retry", "Catch", "Output", "Assign", "Next", "End");
        var resource = definition.text("Resource");
        var awaitsToken = resource.endsWith(Integration.AWAITING_TOKEN);
        if (awaitsToken && machineType == StateMachine.Type.EXPRESS) {
            throw definition.refuse("Express machines do not support .waitForTaskToken");
        }
        var integration = Integration.of(resource)
                .orElseThrow(() -> definition.refuse(
                        "resource " + resource + " is not supported by the local cloud"));
        if (!definition.has("Arguments")) {
            throw definition.refuse("Arguments must be given");
        }
        var arguments = definition.template("Arguments");
        if (arguments instanceof DataTemplate.Fields(var fields)) {
            new DefinitionPart(definition.where() + ": Arguments", definition.node().path("Arguments"))
                    .knows(integration.parameters().toArray(String[]::new));
        }
        var retriers = definition.parts("Retry").stream().map(Retrier::of).toList();
        var catchers = definition.parts("Catch").stream().map(Catcher::of).toList();
        checkAllIsLast(retriers.stream().map(Retrier::errors).toList(), "Retry");
        checkAllIsLast(catchers.stream().map(Catcher::errors).toList(), "Catch");
        return new State.Task(integration, awaitsToken, arguments,
                definition.has("TimeoutSeconds") ? definition.seconds("TimeoutSeconds") : null,
                definition.exit(), retriers, catchers);
    }

    private void checkAllIsLast(List<ErrorNames> errors, String field) {
        if (errors.stream().limit(Math.max(0, errors.size() - 1)).anyMatch(ErrorNames::isAll)) {
            throw definition.refuse("States.ALL must come last in " + field);
        }
    }
}
