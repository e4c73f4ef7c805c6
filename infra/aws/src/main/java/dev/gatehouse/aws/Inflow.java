package dev.gatehouse.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.events.CfnRule;

/** How much of an admitted event reaches the inbox. */
sealed interface Inflow {
    /** The whole envelope, as the producer published it. */
    record Everything() implements Inflow {}

    /** The metadata and these fields of the data: the rest is none of the context's business. */
    record OnlyFields(List<String> names) implements Inflow {}

    static Inflow everything() {
        return new Everything();
    }

    static Inflow only(String... fields) {
        return new OnlyFields(List.of(fields));
    }

    default CfnRule.TargetProperty.Builder apply(CfnRule.TargetProperty.Builder target) {
        return switch (this) {
            case Everything() -> target.inputPath("$.detail");
            case OnlyFields(var names) -> target.inputTransformer(transformer(names));
        };
    }

    private static CfnRule.InputTransformerProperty transformer(List<String> fields) {
        var paths = new LinkedHashMap<String, String>();
        paths.put("metadata", "$.detail.metadata");
        fields.forEach(field -> paths.put(field, "$.detail.data." + field));
        var data = fields.stream()
                .map(field -> "\"%s\":<%s>".formatted(field, field))
                .collect(Collectors.joining(",", "{", "}"));
        return CfnRule.InputTransformerProperty.builder()
                .inputPathsMap(paths)
                .inputTemplate("{\"metadata\":<metadata>,\"data\":" + data + "}")
                .build();
    }
}
