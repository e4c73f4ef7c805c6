package dev.gatehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.endpoint.ExactJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class TargetInputTest {
    /** The example of the EventBridge user guide, and some more in its detail. */
    private static final ObjectNode EVENT = ExactJson.object("""
            {"version":"0","id":"7bf73129","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",
             "account":"123456789012","time":"2015-11-11T21:29:54Z","region":"us-east-1",
             "resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"],
             "detail":{"instance-id":"i-0123456789","state":"RUNNING","price":1.10,"tags":["a","b"],
                       "owner":{"name":"say \\"hi\\""},"none":null}}
            """).orElseThrow();
    private static final String PATHS = """
            {"instance":"$.detail.instance-id","state":"$.detail.state","time":"$.time","price":"$.detail.price",
             "tags":"$.detail.tags","first":"$.detail.tags[0]","owner":"$.detail.owner","name":"$.detail.owner.name",
             "none":"$.detail.none","missing":"$.detail.missing"}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "instance <instance> is in <state>"                  | "instance i-0123456789 is in RUNNING"
            "instance \\"<instance>\\" is in <state>"            | "instance \\"i-0123456789\\" is in RUNNING"
            <instance> is in state <state>                       | i-0123456789 is in state RUNNING
            { "instance" : <instance>, "state": <state> }        | {"instance":"i-0123456789","state":"RUNNING"}
            {"instance": <instance>, "state": "<state>", "is": "\\"<instance>\\" is in <state>"} | {"instance":"i-0123456789","state":"RUNNING","is":"\\"i-0123456789\\" is in RUNNING"}
            {"instance": <instance>, "state": [ 9, <state>, true ], "Transformed" : "Yes it is"} | {"instance":"i-0123456789","state":[9,"RUNNING",true],"Transformed":"Yes it is"}
            {"ruleArn": <aws.events.rule-arn>, "ruleName": <aws.events.rule-name>} | {"ruleArn":"arn:rule","ruleName":"example"}
            "<aws.events.rule-name> triggered"                   | "example triggered"
            {"price": <price>, "tags": <tags>, "first": <first>} | {"price":1.10,"tags":["a","b"],"first":"a"}
            {"owner": <owner>, "none": <none>}                   | {"owner":{"name":"say \\"hi\\""},"none":null}
            {"text": "tags <tags>"}                              | {"text":"tags [a,b]"}
            {"name": <name>, "missing": "<missing>"}             | {"name":"say \\"hi\\"","missing":""}
            <instance>                                           | "i-0123456789"
            {"a": "no < placeholder > here"}                     | {"a":"no < placeholder > here"}
            """)
    void transformsAsTheUserGuideSays(String template, String output) {
        assertThat(transformed(template)).isEqualTo(output);
    }

    @Test
    void givesTheWholeEventOrAllButItsDetail() {
        assertThat(transformed("{\"it\":<aws.events.event.json>}")).isEqualTo("{\"it\":" + EVENT + "}");
        assertThat(transformed("{\"it\":<aws.events.event>}"))
                .isEqualTo("{\"it\":" + EVENT.deepCopy().without("detail") + "}");
    }

    @Test
    void failsWhenNoJsonComesOfIt() {
        assertThatExceptionOfType(DeliveryFailed.class)
                .isThrownBy(() -> transformed("{\"a\":<missing>}"))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(DeliveryFailed.Code.INVALID_JSON));
        assertThatExceptionOfType(DeliveryFailed.class).isThrownBy(() -> transformed("{\"a\":\"<name>\"}"));
    }

    @Test
    void refusesPlaceholdersThatAreNotDefined() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> transformed("{\"a\":<nobody>}"))
                .withMessage("InputTemplate uses <nobody>, which is not defined.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.detail.owner          | {"name":"say \\"hi\\""}
            $.detail.tags[1]        | "b"
            $.detail.tags[*]        | ["a","b"]
            $['detail-type']        | "EC2 Instance State-change Notification"
            $.detail.owner.*        | ["say \\"hi\\""]
            $.detail.price          | 1.10
            """)
    void takesAPart(String path, String part) {
        var target = ExactJson.newObject().put("InputPath", path);

        assertThat(TargetInput.of(target).of(EVENT, "example", "arn:rule")).isEqualTo(part);
    }

    @Test
    void takesNothingThatIsNotThere() {
        var target = ExactJson.newObject().put("InputPath", "$.detail.missing");

        assertThatExceptionOfType(DeliveryFailed.class)
                .isThrownBy(() -> TargetInput.of(target).of(EVENT, "example", "arn:rule"));
    }

    @ParameterizedTest
    @CsvSource({"detail", "$detail", "$.", "$..a", "$.a[", "$.a[x]", "$.a[?(@.b)]"})
    void refusesOtherJsonPaths(String path) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> EventPath.parse(path));
    }

    private static String transformed(String template) {
        var target = ExactJson.newObject();
        target.putObject("InputTransformer")
                .put("InputTemplate", template)
                .set("InputPathsMap", ExactJson.parse(PATHS));
        return TargetInput.of(target).of(EVENT, "example", "arn:rule");
    }
}
