package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.aws.flow.Committed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    static List<Model> models() {
        return Committed.templates().stream()
                .flatMap(template -> template.resources("AWS::ApiGateway::Model").stream())
                .map(Model::of)
                .toList();
    }

    @Test
    void everyCommandWithABodyHasOne() {
        assertThat(models()).extracting(Model::name)
                .containsExactlyInAnyOrder("PlaceOrderModel", "RefundPaymentModel", "ConfirmPaymentModel");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyObjectIsClosedAndEveryValueIsBounded(Model model) {
        assertThat(model.schemas().toList()).allSatisfy(schema -> {
            switch (schema.path("type").asString()) {
                case "", "object" -> assertThat(schema.has("oneOf")
                        ? schema.has("properties")
                        : schema.path("additionalProperties").asBoolean(true)).isFalse();
                case "string" -> assertThat(schema.has("maxLength") && schema.has("minLength")).isTrue();
                case "integer" -> assertThat(schema.has("maximum") && schema.has("minimum")).isTrue();
                case "array" -> assertThat(schema.has("maxItems")).isTrue();
                default -> assertThat(schema).as("a type that has no bounds here").isNull();
            }
        });
    }
}
