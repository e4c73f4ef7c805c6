package dev.gatehouse.local.apigateway;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.gatehouse.local.template.Properties;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON schema, draft 4, that a request body must satisfy. */
final class BodyModel {
    /** The model {@code Empty}: any body. */
    static final BodyModel ANY = new BodyModel(null);

    private static final int MOST_COMPLAINTS = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final SchemaRegistry DRAFT_4 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4,
            registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_PATH).locale(Locale.ENGLISH).build()));

    private final @Nullable Schema schema;

    private BodyModel(@Nullable Schema schema) {
        this.schema = schema;
    }

    static BodyModel of(Properties schema) {
        var version = schema.node().path("$schema").asString("http://json-schema.org/draft-04/schema#");
        if (!version.startsWith("http://json-schema.org/draft-04/schema")) {
            throw schema.refuse("$schema", "is no draft 4, the only one that API Gateway knows");
        }
        if (schema.node().findValues("$ref").stream().anyMatch(ref -> !ref.asString("").startsWith("#"))) {
            throw schema.refuse("$ref", "points out of the model, which the local cloud does not support");
        }
        try {
            var parsed = DRAFT_4.getSchema(schema.node());
            parsed.initializeValidators();
            return new BodyModel(parsed);
        } catch (SchemaException e) {
            throw schema.refuse("$schema", "is followed by no valid JSON schema: " + e.getMessage());
        }
    }

    /** What is wrong with a body, in the form of API Gateway but with the place of each fault; nothing if it is fine. */
    @Nullable
    String complaint(String body) {
        if (schema == null) {
            return null;
        }
        List<Error> errors;
        try {
            errors = schema.validate(JSON.readTree(body.isEmpty() ? "{}" : body));
        } catch (JacksonException _) {
            return "[$: not valid JSON]";
        } catch (RuntimeException | StackOverflowError _) {
            return "[$: cannot be checked]"; // for instance a number of a million digits
        }
        return errors.isEmpty()
                ? null
                : errors.stream().limit(MOST_COMPLAINTS).map(BodyModel::complaint)
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String complaint(Error error) {
        var place = error.getInstanceLocation().toString();
        return (place.length() <= 200 ? place : place.substring(0, 200) + "...") + ": " + reason(error);
    }

    /** The words of API Gateway, but never the value: it may be large, or personal. */
    private static String reason(Error error) {
        var limit = error.getSchemaNode();
        var found = error.getInstanceNode();
        return switch (Objects.requireNonNullElse(error.getKeyword(), "")) {
            case "required" -> "object has missing required properties ([\"%s\"])".formatted(property(error));
            case "additionalProperties" ->
                "object instance has properties which are not allowed by the schema: [\"%s\"]"
                        .formatted(property(error));
            case "type" -> "instance type (%s) does not match any allowed primitive type (allowed: [\"%s\"])"
                    .formatted(typeOf(found), Arrays.stream(error.getArguments()).skip(1).map(String::valueOf)
                            .collect(Collectors.joining()));
            case "minimum" -> "numeric instance is lower than the required minimum (minimum: %s)".formatted(limit);
            case "maximum" -> "numeric instance is greater than the required maximum (maximum: %s)".formatted(limit);
            case "minLength" -> "string is too short (required minimum: %s)".formatted(limit);
            case "maxLength" -> "string is too long (maximum allowed: %s)".formatted(limit);
            case "pattern" -> "ECMA 262 regex %s does not match input string".formatted(limit);
            case "enum" -> "instance value not found in enum (possible values: %s)".formatted(limit);
            case "minItems" -> "array is too short: must have at least %s elements but instance has %d elements"
                    .formatted(limit, found.size());
            case "maxItems" -> "array is too long: must have at most %s elements but instance has %d elements"
                    .formatted(limit, found.size());
            default -> error.getMessage();
        };
    }

    private static String property(Error error) {
        var name = String.valueOf(error.getProperty());
        return name.length() <= 100 ? name : name.substring(0, 100) + "...";
    }

    private static String typeOf(JsonNode found) {
        return switch (found.getNodeType()) {
            case NUMBER -> found.isIntegralNumber() ? "integer" : "number";
            case ARRAY, BOOLEAN, NULL, OBJECT, STRING -> found.getNodeType().name().toLowerCase(Locale.ROOT);
            case BINARY, MISSING, POJO -> "unknown";
        };
    }
}
