package dev.gatehouse.local.ssm;

import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.Map;
import java.util.Set;

/** Creates parameters. What was put since, in kept data, stays. */
public final class ParameterHandler implements ResourceHandler {
    private final Parameters parameters;

    public ParameterHandler(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::SSM::Parameter");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("Description", "Name", "Tags", "Tier", "Type", "Value");
        var name = properties.text("Name", resource.stack() + "-" + resource.logicalId());
        var type = properties.oneOf("Type", "", "String", "StringList");
        parameters.seed(name, type, properties.text("Value"));
        return new Created(name, Map.of("Type", type, "Value", properties.text("Value")));
    }
}
