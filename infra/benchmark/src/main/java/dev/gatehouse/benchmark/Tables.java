package dev.gatehouse.benchmark;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.lambda.FunctionRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The order context's tables on the local cloud, without anything that would work on what is written to them. */
final class Tables {
    private Tables() {}

    static LocalCloud start(Path templates, Path work) throws IOException {
        var template = JsonMapper.shared().readTree(templates.resolve("order.template.json").toFile());
        ((ObjectNode) template.path("Resources")).removeIf(
                resource -> !resource.path("Type").asString("").equals("AWS::DynamoDB::Table"));
        var directory = Files.createDirectories(work.resolve("templates"));
        Files.writeString(directory.resolve("order.template.json"), template.toString());
        return LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, null, directory,
                new FunctionRuntime(work, work.resolve("functions"), 1)));
    }
}
