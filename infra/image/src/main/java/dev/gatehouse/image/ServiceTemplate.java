package dev.gatehouse.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a context's template says of its functions. */
record ServiceTemplate(List<ConsumingFunction> functions) {

    /** @param consumes types of the messages that its queue holds */
    record ConsumingFunction(String name, List<String> consumes) {

        /** There are none of what never leaves its context. */
        List<String> samples() {
            return consumes.stream().flatMap(type -> sample(type).stream()).toList();
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

    private static Optional<String> sample(String type) {
        try (var sample = ServiceTemplate.class.getResourceAsStream("/dev/gatehouse/samples/" + type + ".json")) {
            return sample == null ? Optional.empty() : Optional.of(new String(sample.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
