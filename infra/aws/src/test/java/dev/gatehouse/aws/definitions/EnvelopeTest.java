package dev.gatehouse.aws.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import dev.gatehouse.aws.flow.Committed;
import dev.gatehouse.aws.flow.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Template> templates() {
        return Committed.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isOnePassState(Template template) {
        var machine = template.resource("Envelope").properties();
        var definition = JSON.readTree(machine.path("DefinitionString").asString());

        assertThat(machine.path("StateMachineType").asString()).isEqualTo("EXPRESS");
        assertThat(definition.path("QueryLanguage").asString()).isEqualTo("JSONata");
        assertThat(definition.path("States").valueStream().map(state -> state.path("Type").asString()))
                .containsExactly("Pass");
    }

    @Test
    void turnsRowsIntoEnvelopesInOrder() {
        assertThat(publish(row(1), row(2))).isEqualTo(JSON.readTree("[%s,%s]".formatted(envelope(1), envelope(2))));
    }

    @Test
    void keepsAListOfOneAList() {
        assertThat(publish(row(1))).isEqualTo(JSON.readTree("[%s]".formatted(envelope(1))));
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(publish()).isEqualTo(JSON.readTree("[]"));
    }

    private static JsonNode publish(String... rows) {
        var output = JSON.readTree(Committed.template("order").resource("Envelope").text("DefinitionString"))
                .path("States").path("Envelope").path("Output").asString();
        var expression = Jsonata.jsonata(output.replaceAll("^\\{%|%}$", ""));
        Jsonata.Fn1<String, @Nullable Object> parse = text -> JSON.readValue(text, Object.class);
        expression.registerFunction("parse", parse);
        expression.assign("states", Map.of("input", JSON.readValue("[" + String.join(",", rows) + "]", List.class)));
        return JSON.valueToTree(expression.evaluate(null));
    }

    private static String row(int version) {
        return """
                {"eventID": "%1$d", "eventName": "INSERT", "eventSource": "aws:dynamodb", "dynamodb": {
                  "Keys": {"stream": {"S": "order/1"}, "version": {"N": "%1$d"}},
                  "NewImage": {
                    "stream": {"S": "order/1"}, "version": {"N": "%1$d"}, "eventId": {"S": "order/1/%1$d"},
                    "type": {"S": "OrderPlaced"}, "schemaVersion": {"N": "1"},
                    "event": {"S": "{\\"orderId\\":\\"1\\",\\"lines\\":[{\\"sku\\":\\"a\\"}],\\"none\\":[],\\"n\\":1999}"},
                    "state": {"S": "{}"}, "handled": {"L": [{"S": "1"}]}, "causationId": {"S": "cause"},
                    "correlationId": {"S": "1"}, "traceparent": {"S": ""},
                    "occurredAt": {"S": "2026-11-21T10:00:00.123Z"}, "visibility": {"S": "domain"}}}}
                """
                .formatted(version);
    }

    private static String envelope(int version) {
        return """
                {"metadata": {"eventId": "order/1/%1$d", "type": "OrderPlaced", "version": 1, "stream": "order/1",
                   "sequence": %1$d, "occurredAt": "2026-11-21T10:00:00.123Z", "correlationId": "1",
                   "causationId": "cause", "traceparent": ""},
                 "data": {"orderId": "1", "lines": [{"sku": "a"}], "none": [], "n": 1999}}
                """.formatted(version);
    }
}
