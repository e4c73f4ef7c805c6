package dev.gatehouse.aws.definitions;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gatehouse.aws.flow.Committed;
import dev.gatehouse.aws.flow.Template.Resource;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the body of a command must be. */
record Model(String name, JsonNode schema) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

    static Model of(String context, String command) {
        return of(Committed.template(context).resource(command + "Model"));
    }

    static Model of(Resource model) {
        return new Model(model.id(), model.properties().path("Schema"));
    }

    List<Error> refusals(JsonNode body) {
        return REGISTRY.getSchema(schema).validate(body);
    }

    /** The schema itself and all within it. */
    Stream<JsonNode> schemas() {
        return schemas(schema);
    }

    private static Stream<JsonNode> schemas(JsonNode schema) {
        var inner = Stream.concat(schema.path("properties").valueStream(),
                schema.has("items") ? Stream.of(schema.path("items")) : schema.path("oneOf").valueStream());
        return Stream.concat(Stream.of(schema), inner.flatMap(Model::schemas));
    }

    static ObjectNode with(ObjectNode body, String pointer, String value) {
        parent(body, pointer).set(last(pointer), JSON.readTree(value));
        return body;
    }

    static ObjectNode without(ObjectNode body, String pointer) {
        parent(body, pointer).remove(last(pointer));
        return body;
    }

    private static ObjectNode parent(ObjectNode body, String pointer) {
        return (ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
