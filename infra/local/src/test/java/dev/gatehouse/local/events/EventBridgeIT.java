package dev.gatehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@ExtendWith(SharedCloud.class)
class EventBridgeIT {
    private static final String ACCOUNT = "eu-central-1:000000000000";

    private final TestClients clients;
    private final EventBridgeClient events;

    EventBridgeIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        events = clients.events();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void sendsTheQueueOfARuleWhatItsTransformerMakes() {
        put("shop-gate", "desk", "OrderTaken", "{\"id\":\"7\",\"lines\":[{\"price\":1.10}],\"name\":\"secret\"}");
        put("shop-gate", "desk", "SomethingElse", "{\"id\":\"8\"}");

        assertThat(clients.bodies("shop-takeOrder-inbox", 1)).containsExactly(
                "{\"id\":\"7\",\"lines\":[{\"price\":1.10}],\"note\":\"from shop-in-takeOrder\"}");
    }

    @Test
    void forwardsAnEventToAnotherBusAsItIsButNoFurther() {
        var entry = entry("shop-gate", "shop", "OrderPlaced", "{\"n\":1}").time(Instant.parse("2026-11-21T10:00:00Z"));
        var id = events.putEvents(request -> request.entries(entry.build())).entries().getFirst().eventId();

        var forwarded = ExactJson.parse(clients.bodies("desk-inbox", 1).getFirst());
        assertThat(forwarded).isEqualTo(ExactJson.parse("""
                {"version":"0","id":"%s","detail-type":"OrderPlaced","source":"shop","account":"000000000000",
                 "time":"2026-11-21T10:00:00Z","region":"eu-central-1","resources":[],"detail":{"n":1}}
                """.formatted(id)));
        assertThat(clients.staysEmpty("far-inbox")).isTrue();
    }

    @Test
    void buriesAnEventForAQueueThatIsGone() {
        put("shop-gate", "broken", "Any", "{\"n\":1}");

        var letter = clients.receive("shop-transport-dlq", 1).getFirst();
        assertThat(ExactJson.parse(letter.body()).path("detail")).hasToString("{\"n\":1}");
        assertThat(letter.messageAttributes())
                .containsEntry("ERROR_CODE", text("NO_RESOURCE"))
                .containsEntry("RULE_ARN", text("arn:aws:events:" + ACCOUNT + ":rule/shop-gate/shop-broken"))
                .containsEntry("TARGET_ARN", text("arn:aws:sqs:" + ACCOUNT + ":nowhere"));
    }

    @Test
    void takesOrRefusesEachEntryByItself() {
        var result = events.putEvents(request -> request.entries(
                entry("shop-gate", "nobody", "Any", "{}").build(),
                entry("shop-gate", "nobody", "Any", "no json").build(),
                entry("shop-gate", "nobody", "Any", "[]").build(),
                entry("shop-gate", "", "Any", "{}").build(),
                entry("shop-gate", "aws.s3", "Any", "{}").build(),
                entry("no-gate", "nobody", "Any", "{}").build()));

        assertThat(result.failedEntryCount()).isEqualTo(5);
        assertThat(result.entries()).extracting(PutEventsResultEntry::errorCode)
                .containsExactly(null, "MalformedDetail", "MalformedDetail", "InvalidArgument",
                        "NotAuthorizedForSource", "ResourceNotFoundException");
    }

    @Test
    void keepsTheLimitsOfACall() {
        var entries = java.util.Collections.nCopies(11, entry("shop-gate", "nobody", "Any", "{}").build());
        var large = entry("shop-gate", "nobody", "Any", "{\"a\":\"" + "x".repeat(262_144) + "\"}").build();

        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> events.putEvents(request -> request.entries(entries)));
        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> events.putEvents(request -> request.entries(large)))
                .withMessageContaining("over the limit");
    }

    @Test
    void managesBusesRulesAndTargets() {
        events.createEventBus(request -> request.name("temporary"));
        var rule = events
                .putRule(request -> request.eventBusName("temporary").name("all").eventPattern("{\"source\":[\"x\"]}"));
        var queue = "arn:aws:sqs:" + ACCOUNT + ":shop-audit";
        events.putTargets(request -> request.eventBusName("temporary").rule("all")
                .targets(Target.builder().id("1").arn(queue).inputPath("$.detail").build()));
        put("temporary", "x", "Any", "{\"here\":true}");

        assertThat(rule.ruleArn()).isEqualTo("arn:aws:events:" + ACCOUNT + ":rule/temporary/all");
        assertThat(clients.bodies("shop-audit", 1)).containsExactly("{\"here\":true}");
        assertThat(events.listTargetsByRule(request -> request.eventBusName("temporary").rule("all")).targets())
                .extracting(Target::arn).containsExactly(queue);
        assertThat(events.listRuleNamesByTarget(request -> request.eventBusName("temporary").targetArn(queue))
                .ruleNames()).containsExactly("all");

        events.disableRule(request -> request.eventBusName("temporary").name("all"));
        put("temporary", "x", "Any", "{}");

        assertThat(events.describeRule(request -> request.eventBusName("temporary").name("all")).stateAsString())
                .isEqualTo("DISABLED");
        assertThat(clients.staysEmpty("shop-audit")).isTrue();
        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> events.deleteRule(request -> request.eventBusName("temporary").name("all")));

        events.removeTargets(request -> request.eventBusName("temporary").rule("all").ids("1"));
        events.deleteRule(request -> request.eventBusName("temporary").name("all"));
        events.deleteEventBus(request -> request.name("temporary"));

        assertThat(events.listEventBuses(request -> request.namePrefix("temp")).eventBuses()).isEmpty();
    }

    @Test
    void testsPatternsAndRefusesWhatIsNone() {
        var event = "{\"id\":\"1\",\"source\":\"a\",\"detail\":{\"n\":5}}";

        assertThat(events.testEventPattern(request -> request.event(event)
                .eventPattern("{\"detail\":{\"n\":[{\"numeric\":[\">\",4]}]}}")).result()).isTrue();
        assertThat(events.testEventPattern(request -> request.event(event).eventPattern("{\"source\":[\"b\"]}"))
                .result()).isFalse();
        assertThatExceptionOfType(InvalidEventPatternException.class).isThrownBy(
                () -> events.putRule(request -> request.name("bad").eventPattern("{\"source\":\"not a list\"}")));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(
                () -> events.describeRule(request -> request.eventBusName("shop-gate").name("nobody")));
    }

    @Test
    void refusesTargetsThatItCannotSendTo() {
        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> events.putTargets(request -> request.eventBusName("shop-gate")
                        .rule("shop-published")
                        .targets(Target.builder().id("l").arn("arn:aws:lambda:" + ACCOUNT + ":function:f").build())))
                .withMessageContaining("cannot send events to arn:aws:lambda");
        assertThatExceptionOfType(EventBridgeException.class)
                .isThrownBy(() -> events.putTargets(request -> request.eventBusName("shop-gate")
                        .rule("shop-published")
                        .targets(
                                Target.builder().id("m").arn("arn:aws:states:" + ACCOUNT + ":stateMachine:m").build())))
                .withMessageContaining("RoleArn is required");
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    private void put(String bus, String source, String type, String detail) {
        var result = events.putEvents(request -> request.entries(List.of(entry(bus, source, type, detail).build())));
        assertThat(result.failedEntryCount()).isZero();
    }

    private static PutEventsRequestEntry.Builder entry(String bus, String source, String type, String detail) {
        return PutEventsRequestEntry.builder().eventBusName(bus).source(source).detailType(type).detail(detail);
    }
}
