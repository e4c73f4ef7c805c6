package dev.gatehouse.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudFormation template as it is written.
 *
 * @param name the file's name without {@code .template.json}
 */
public record Template(String name, ObjectNode document) {
    private static final String SUFFIX = ".template.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Description", "Metadata",
            "Parameters", "Conditions", "Resources", "Outputs");
    private static final Set<String> ATTRIBUTES = Set.of("Type", "Properties", "DependsOn", "Condition", "Metadata",
            "DeletionPolicy", "UpdateReplacePolicy");

    public Template {
        refuseOthers(name, document, SECTIONS);
        document.path("Resources").properties().forEach(resource -> refuseOthers(name + ": " + resource.getKey(),
                resource.getValue(), ATTRIBUTES));
    }

    /** Every template of a directory, by name. */
    public static List<Template> in(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().map(Template::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the templates in " + directory, e);
        }
    }

    public static Template read(Path file) {
        var name = file.getFileName().toString().replace(SUFFIX, "");
        try {
            return of(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    public static Template of(String name, String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode document) {
                return new Template(name, document);
            }
            throw new TemplateException(name + ": the template is no JSON object");
        } catch (JacksonException e) {
            throw new TemplateException(name + ": the template is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Names of its parameters. */
    public Set<String> parameters() {
        return Set.copyOf(document.path("Parameters").propertyNames());
    }

    private static void refuseOthers(String where, tools.jackson.databind.JsonNode object, Set<String> known) {
        object.propertyNames().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new TemplateException(where + ": " + key + " is not supported by the local cloud");
        });
    }
}
