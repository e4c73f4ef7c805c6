package dev.gatehouse.aws.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The committed templates, as they are and as a test spoils them. */
public final class Committed {
    private Committed() {}

    public static Path repository() {
        return Path.of(Objects.requireNonNull(System.getProperty("gatehouse.root"), "set by the build"));
    }

    public static List<Template> templates() {
        return Template.readAll(repository());
    }

    public static Template template(String context) {
        return Template.read(repository().resolve("infra/aws/templates/" + context + ".template.json"));
    }

    /** The template of a context with one resource spoiled. */
    public static Template spoiled(String context, String resource, Consumer<ObjectNode> change) {
        var template = template(context);
        change.accept((ObjectNode) template.root().path("Resources").path(resource).path("Properties"));
        return template;
    }

    /** All templates, one of them spoiled. */
    public static List<Template> withSpoiled(String context, String resource, Consumer<ObjectNode> change) {
        return templates().stream()
                .map(template -> template.context().equals(context) ? spoiled(context, resource, change) : template)
                .toList();
    }

    public static ObjectNode first(ObjectNode properties, String list) {
        return (ObjectNode) ((ArrayNode) properties.path(list)).get(0);
    }
}
