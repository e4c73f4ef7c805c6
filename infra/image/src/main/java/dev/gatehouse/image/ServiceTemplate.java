package dev.gatehouse.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a context's template says of its functions. */
record ServiceTemplate(List<ConsumingFunction> functions) {

    /** @param consumes types of the messages that its queue holds */
    record ConsumingFunction(String name, List<String> consumes) {

        List<String> samples() {
            return consumes.stream().map(ServiceTemplate::sample).toList();
        }
    }

    static ServiceTemplate read(Path templates, String context) {
        var template = JsonMapper.shared().readTree(templates.resolve(context + ".template.json").toFile());
        return new ServiceTemplate(template.path("Resources").valueStream()
                .filter(resource -> resource.path("Type").asString("").equals("AWS::Lambda::Function"))
                .map(function -> new ConsumingFunction(
                        function.path("Properties").path("FunctionName").asString(),
                        function.path("Metadata").path("Gatehouse").path("consumes").valueStream()
                                .map(JsonNode::asString)
                                .toList()))
                .toList());
    }

    private static String sample(String type) {
        try (var sample = ServiceTemplate.class.getResourceAsStream("/dev/gatehouse/samples/" + type + ".json")) {
            if (sample == null) {
                throw new IllegalStateException("There is no golden sample of " + type);
            }
            return new String(sample.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
