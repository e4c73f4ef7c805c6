package dev.gatehouse.aws.rules;

import dev.gatehouse.aws.flow.Template;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** State machines carry and wait; they run no functions, and a fault of a service ends none of them at once. */
final class MachineRules {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern SERVICE = Pattern.compile(
            "arn:aws:states:::((aws-sdk:)?(dynamodb|scheduler|sfn|sns|sqs):\\w+(\\.waitForTaskToken)?"
                    + "|aws-sdk:lambda:updateEventSourceMapping)");
    private static final Set<String> JSON_PATH = Set.of("InputPath", "Parameters", "ResultSelector", "ResultPath",
            "OutputPath", "TimeoutSecondsPath");

    private final Resource machine;
    private final JsonNode definition;
    private final List<String> violations = new ArrayList<>();

    private MachineRules(Resource machine) {
        this.machine = machine;
        definition = JSON.readTree(machine.text("DefinitionString"));
    }

    static List<String> violations(Template template) {
        return template.resources("AWS::StepFunctions::StateMachine").stream()
                .map(MachineRules::new)
                .flatMap(rules -> rules.check().stream())
                .toList();
    }

    private List<String> check() {
        must(definition.path("QueryLanguage").asString("").equals("JSONata"), "does not use JSONata");
        must(placeholders().equals(new TreeSet<>(machine.properties().path("DefinitionSubstitutions").propertyNames())),
                "has other placeholders than values");
        states().forEach(this::state);
        var reached = reached();
        states().filter(name -> !reached.contains(name)).forEach(name -> violation(name + " is never reached"));
        return violations;
    }

    private void state(String name) {
        var state = definition.path("States").path(name);
        must(state.propertyNames().stream().noneMatch(JSON_PATH::contains) && !state.has("QueryLanguage"),
                name + " does not use JSONata");
        switch (state.path("Type").asString()) {
            case "Task" -> task(name, state);
            case "Succeed" -> {
            } // an end
            case "Wait" -> must(state.has("Seconds") && state.has("Next"), name + " waits for nothing");
            case "Pass" -> must(state.has("Next") || states().count() == 1, name + " is an end that is no Succeed");
            case "Choice" -> must(state.has("Default"), name + " does not say what else");
            default -> violation(name + " is a " + state.path("Type").asString());
        }
    }

    private void task(String name, JsonNode task) {
        must(SERVICE.matcher(task.path("Resource").asString()).matches(), name + " calls what it must not call");
        must(task.has("Next"), name + " is an end that is no Succeed");
        must(task.path("Retry").valueStream().reduce((_, last) -> last)
                .filter(last -> errors(last).toList().equals(List.of("States.TaskFailed"))).isPresent(),
                name + " does not try again");
        var hopeless = task.path("Retry").valueStream().filter(retry -> retry.path("MaxAttempts").asInt(-1) == 0)
                .flatMap(MachineRules::errors).toList();
        must(task.path("Catch").valueStream().flatMap(MachineRules::errors)
                .allMatch(error -> error.equals("States.Timeout") || hopeless.contains(error)),
                name + " tries again what it expects");
    }

    private static Stream<String> errors(JsonNode handler) {
        return handler.path("ErrorEquals").valueStream().map(JsonNode::asString);
    }

    private Set<String> placeholders() {
        var found = new TreeSet<String>();
        var matcher = PLACEHOLDER.matcher(machine.text("DefinitionString"));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private Stream<String> states() {
        return definition.path("States").propertyNames().stream();
    }

    private Set<String> reached() {
        var reached = new HashSet<String>();
        reach(definition.path("StartAt").asString(), reached);
        return reached;
    }

    private void reach(String name, Set<String> reached) {
        if (reached.add(name)) {
            var state = definition.path("States").path(name);
            must(!state.isMissingNode(), "has no state " + name);
            Stream.concat(Stream.of(state), Stream.concat(state.path("Choices").valueStream(),
                    state.path("Catch").valueStream()))
                    .flatMap(from -> Stream.of(from.path("Next"), from.path("Default")))
                    .filter(JsonNode::isString)
                    .forEach(next -> reach(next.asString(), reached));
        }
    }

    private void must(boolean kept, String otherwise) {
        if (!kept) {
            violation(otherwise);
        }
    }

    private void violation(String what) {
        violations.add(machine.id() + ": " + what);
    }
}
