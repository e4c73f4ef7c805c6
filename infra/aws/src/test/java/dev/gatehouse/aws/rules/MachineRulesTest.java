package dev.gatehouse.aws.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.aws.flow.Committed;
import dev.gatehouse.aws.flow.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MachineRulesTest {
    static List<Template> templates() {
        return Committed.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyMachineKeepsAllRules(Template template) {
        assertThat(MachineRules.violations(template)).isEmpty();
    }

    @Test
    void sevenMachinesAreChecked() {
        assertThat(templates().stream()
                .mapToInt(template -> template.resources("AWS::StepFunctions::StateMachine").size()).sum())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            arn:aws:states:::sns:publish    | arn:aws:states:::lambda:invoke | Remind calls what it must not call
            aws-sdk:dynamodb:putItem        | aws-sdk:lambda:invoke          | Await calls what it must not call
            "JSONata"                       | "JSONPath"                     | does not use JSONata
            "Arguments"                     | "Parameters"                   | Await does not use JSONata
            "Settled": {"Type": "Succeed"}  | "Settled": {"Type": "Fail"}    | Settled is a Fail
            "Default": "GiveUp"             | "Default": "Remind"            | GiveUp is never reached
            "Default": "GiveUp"             | "Default": "Nowhere"           | has no state Nowhere
            "Default": "GiveUp"             | "Comment": "GiveUp"            | IsAnyReminderLeft does not say what else
            "Next": "Expired"               | "End": true                    | GiveUp is an end that is no Succeed
            "Next": "Await"                 | "End": true                    | Begin is an end that is no Succeed
            ["States.TaskFailed"]           | ["Sns.Throttled"]              | Remind does not try again
            "MaxAttempts": 0                | "MaxAttempts": 1               | Await tries again what it expects
            ${Topic}                        | ${Subject}                     | has other placeholders than values
            """)
    void noticesWhatIsSpoiled(String text, String spoiled, String violation) {
        var template = Committed.spoiled("payment", "Settlement", machine -> machine.put("DefinitionString",
                machine.path("DefinitionString").asString().replace(text, spoiled)));

        assertThat(MachineRules.violations(template)).contains("Settlement: " + violation);
    }
}
