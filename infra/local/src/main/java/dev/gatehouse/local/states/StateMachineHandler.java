package dev.gatehouse.local.states;

import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.Map;
import java.util.Set;

/** Creates state machines. */
public final class StateMachineHandler implements ResourceHandler {
    private final StateMachines machines;

    public StateMachineHandler(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::StepFunctions::StateMachine");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("Definition", "DefinitionString", "DefinitionSubstitutions",
                "LoggingConfiguration", "RoleArn", "StateMachineName", "StateMachineType", "Tags",
                "TracingConfiguration");
        var type = StateMachine.Type
                .valueOf(properties.oneOf("StateMachineType", "STANDARD", "STANDARD", "EXPRESS"));
        var name = properties.text("StateMachineName", resource.stack() + "-" + resource.logicalId());
        var source = properties.has("DefinitionString") ? "DefinitionString" : "Definition";
        try {
            var machine = StateMachine.of(new StateMachine.Declaration(name, type, properties.text("RoleArn"),
                    definition(properties, source)));
            machines.add(machine);
            return new Created(machine.arn(), Map.of("Arn", machine.arn(), "Name", name));
        } catch (IllegalArgumentException e) {
            throw properties.refuse(source, "cannot be run: " + e.getMessage());
        }
    }

    private static String definition(Properties properties, String source) {
        var definition = source.equals("Definition")
                ? properties.object(source).node().toString()
                : properties.text(source);
        for (var substitution : properties.texts("DefinitionSubstitutions").entrySet()) {
            definition = definition.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        return definition;
    }
}
