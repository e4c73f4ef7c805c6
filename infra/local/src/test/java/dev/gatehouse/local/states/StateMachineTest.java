package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.endpoint.ExactJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StateMachineTest {
    private static final String ENVELOPE = "{% [$states.input.dynamodb.NewImage.{'metadata': {'type': type.S, "
            + "'sequence': $number(version.N)}, 'data': $parse(event.S)}] %}";
    private static final String RECORD = """
            {"eventName":"INSERT","dynamodb":{"NewImage":{"type":{"S":"OrderPlaced"},"version":{"N":"%d"},
             "event":{"S":"{\\"amount\\":1999,\\"rate\\":0.19,\\"none\\":null,\\"lines\\":[{\\"sku\\":\\"a\\"}]}"}}}}
            """;
    private static final String PUBLISHED = """
            {"metadata":{"type":"OrderPlaced","sequence":%d},"data":{"amount":1999,"rate":0.19,"none":null,"lines":[{"sku":"a"}]}}""";

    @Test
    void enrichesOneRecordToAListOfOne() {
        assertThat(pass(ENVELOPE, "[" + RECORD.formatted(1) + "]")).isEqualTo("[" + PUBLISHED.formatted(1) + "]");
    }

    @Test
    void enrichesManyRecordsInTheirOrder() {
        var input = "[" + RECORD.formatted(1) + "," + RECORD.formatted(2) + "," + RECORD.formatted(3) + "]";

        assertThat(pass(ENVELOPE, input)).isEqualTo(
                "[" + PUBLISHED.formatted(1) + "," + PUBLISHED.formatted(2) + "," + PUBLISHED.formatted(3) + "]");
    }

    @Test
    void enrichesNothingToAnEmptyList() {
        assertThat(pass(ENVELOPE, "[]")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {% $states.input.a + 1 %}               | 3
            {% $states.input %}                     | {"a":2,"n":null}
            {% $states.input.n %}                   | null
            {% $partition([1, 2, 3], 2) %}          | [[1,2],[3]]
            {% $range(1, 7, 3) %}                   | [1,4,7]
            {% $hash('a', 'SHA-1') %}               | "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
            {% $length($uuid()) %}                  | 36
            {% $random() < 1 %}                     | true
            {% $states.context.State.Name %}        | "Only"
            {% $parse('[1.5]') %}                   | [1.5]
            plain {% text %}                        | "plain {% text %}"
            """)
    void evaluatesWhatStepFunctionsProvides(String output, String result) {
        assertThat(pass(output, "{\"a\":2,\"n\":null}")).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% $states.input.missing %}", "{% $parse('no json') %}", "{% $error('no') %}",
            "{% 1 + 'a' %}", "{% $eval('1') %}", "{% function($x){$x} %}", "{% $parse(1) %}", "{% $hash('a','b') %}",
            "{% ($f := function($x){1 + $f($x)}; $f(1)) %}"})
    void failsWhereAQueryHasNoResult(String output) {
        assertThatExceptionOfType(ExecutionFailed.class)
                .isThrownBy(() -> pass(output, "{}"))
                .satisfies(failure -> assertThat(failure.error()).isEqualTo("States.QueryEvaluationError"));
    }

    @Test
    void choosesAssignsAndSucceeds() {
        var machine = machine(
                """
                        {"QueryLanguage":"JSONata","StartAt":"Note","States":{
                          "Note":{"Type":"Pass","Assign":{"kept":"{% $states.input.n %}"},"Output":{"m":"{% $states.input.n * 2 %}"},"Next":"Decide"},
                          "Decide":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.m > 10 %}","Next":"TooMuch"}],"Default":"Done"},
                          "Done":{"Type":"Succeed","Output":"{% $kept & '/' & $states.input.m %}"},
                          "TooMuch":{"Type":"Fail","Error":"TooMuch","Cause":"{% 'was ' & $kept %}"}}}
                        """);

        assertThat(run(machine, "{\"n\":3}")).hasToString("\"3/6\"");
        assertThatExceptionOfType(ExecutionFailed.class)
                .isThrownBy(() -> run(machine, "{\"n\":6}"))
                .withMessage("TooMuch: was 6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}                                            | state A: query language JSONPath is not supported by the local cloud
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Map","End":true}}}                   | state A: type Map is not supported by the local cloud
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","ResultPath":"$","End":true}}} | state A: field ResultPath is not supported by the local cloud
            {"QueryLanguage":"JSONata","StartAt":"B","States":{"A":{"Type":"Succeed"}}}                          | there is no state 'B'
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Next":"C"}}}                  | there is no state 'C'
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass"}}}                             | state A: one of Next and End must be given
            {"QueryLanguage":"JSONata","StartAt":"A","Sates":{}}                                                 | field Sates is not supported by the local cloud
            [1]                                                                                                  | the definition is no JSON object
            """)
    void refusesByNameWhatItDoesNotRun(String definition, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> machine(definition))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type":"Parallel","End":true}                                                                        | type Parallel is not supported by the local cloud
            {"Type":"Wait","Seconds":"5","End":true}                                                              | Seconds must be a whole number or a query
            {"Type":"Choice","Choices":[{"Condition":"$x","Next":"A"}]}                                           | Choices[0]: Condition must be a query, or true or false
            {"Type":"Pass","Assign":{"states":1},"End":true}                                                      | the variable states is reserved
            {"Type":"Wait","End":true}                                                                            | one of Seconds and Timestamp must be given
            {"Type":"Wait","SecondsPath":"$","End":true}                                                          | field SecondsPath is not supported by the local cloud
            {"Type":"Choice","Choices":[]}                                                                        | Choices must hold a choice
            {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{},"End":true}                 | resource arn:aws:states:::lambda:invoke is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::aws-sdk:dynamodb:scan","Arguments":{},"End":true}         | resource arn:aws:states:::aws-sdk:dynamodb:scan is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.sync","Arguments":{},"End":true}          | resource arn:aws:states:::sqs:sendMessage.sync is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Arguments":{},"End":true} | Express machines do not support .waitForTaskToken
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}                              | Arguments must be given
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},"HeartbeatSeconds":1,"End":true} | field HeartbeatSeconds is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{"Body":1},"End":true}       | Arguments: field Body is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},"Retry":[{}],"End":true}  | Retry[0]: ErrorEquals must name an error
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},"Retry":[{"ErrorEquals":["A"],"JitterStrategy":"HALF"}],"End":true} | Retry[0]: JitterStrategy HALF is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},"Retry":[{"ErrorEquals":["A"],"IntervalSeconds":0}],"End":true} | Retry[0]: IntervalSeconds must be a number from 1 to 99999999
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},"Catch":[{"ErrorEquals":["A"],"ResultPath":"$","Next":"A"}],"End":true} | Catch[0]: field ResultPath is not supported by the local cloud
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"A"},{"ErrorEquals":["B"],"Next":"A"}],"End":true} | States.ALL must come last in Catch
            """)
    void refusesByNameTheStatesThatItDoesNotRun(String state, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> machine(
                                "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":" + state + "}}"))
                .withMessage("state A: " + message);
    }

    @Test
    void refusesWhatIsNoJsonata() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> pass("{% [ %}", "{}"))
                .withMessageStartingWith("'[' is no JSONata");
    }

    private static String pass(String output, String input) {
        var definition = ExactJson.object("""
                {"QueryLanguage":"JSONata","StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}
                """).orElseThrow();
        definition.withObject("States").withObject("Only").put("Output", output);
        return run(machine(definition.toString()), input).toString();
    }

    private static StateMachine machine(String definition) {
        return StateMachine.of(new StateMachine.Declaration("it", StateMachine.Type.EXPRESS, "arn:role", definition));
    }

    private static JsonNode run(StateMachine machine, String input) {
        try (var executions = new Executions(new StateMachines(), new Integrations(), null)) {
            return executions.execute(machine, Executions.expressArn(machine, "x"), ExactJson.parse(input));
        }
    }
}
