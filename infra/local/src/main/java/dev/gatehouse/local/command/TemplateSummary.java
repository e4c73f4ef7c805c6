package dev.gatehouse.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Counts what templates describe. */
final class TemplateSummary {
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("AWS::Lambda::Function", "function"), Map.entry("AWS::SQS::Queue", "queue"),
            Map.entry("AWS::DynamoDB::Table", "table"), Map.entry("AWS::Events::EventBus", "bus"),
            Map.entry("AWS::Events::Rule", "rule"), Map.entry("AWS::Pipes::Pipe", "pipe"),
            Map.entry("AWS::SNS::Topic", "topic"), Map.entry("AWS::StepFunctions::StateMachine", "state machine"),
            Map.entry("AWS::ApiGateway::Method", "API method"));

    private TemplateSummary() {}

    static String of(Path templates) {
        var json = new JsonMapper();
        try (var files = Files.list(templates)) {
            var counts = files.filter(file -> file.toString().endsWith(".template.json"))
                    .flatMap(file -> json.readTree(file.toFile()).path("Resources").valueStream())
                    .collect(Collectors.groupingBy(resource -> resource.path("Type").asString(""),
                            Collectors.counting()));
            return NAMES.stream().filter(type -> counts.containsKey(type.getKey()))
                    .map(type -> counted(counts.getOrDefault(type.getKey(), 0L), type.getValue()))
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String counted(long count, String name) {
        var plural = name.endsWith("s") ? name + "es" : name + "s";
        return count + " " + (count == 1 ? name : plural);
    }
}
