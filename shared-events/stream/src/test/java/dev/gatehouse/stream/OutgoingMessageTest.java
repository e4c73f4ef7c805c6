package dev.gatehouse.stream;

import static dev.gatehouse.stream.Samples.JSON;
import static dev.gatehouse.stream.Samples.authorized;
import static dev.gatehouse.stream.Samples.captured;
import static dev.gatehouse.stream.Samples.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.support.MessageBuilder;

class OutgoingMessageTest {
    private record Notice(String text) {}

    @Test
    void writesEventWithItsMetadataAsEnvelope() {
        var outgoing = OutgoingMessage.of(Messages.of(envelope(1, captured(1))), JSON);

        var metadata = envelope(1, captured(1)).metadata();
        assertThat(outgoing).isEqualTo(new OutgoingMessage(Samples.command(1, captured(1)),
                Map.of("contentType", "application/json"), metadata.stream(), metadata.eventId()));
    }

    @Test
    void writesOtherResultAloneEvenBesideMetadataOfItsCause() {
        var message = MessageBuilder.withPayload(new Notice("paid"))
                .setHeader(Messages.METADATA, envelope(1, captured(1)).metadata()).build();

        assertThat(OutgoingMessage.of(message, JSON))
                .isEqualTo(new OutgoingMessage("{\"text\":\"paid\"}", Map.of("contentType", "application/json"), null,
                        null));
    }

    @Test
    void refusesEventUnderMetadataOfItsCause() {
        var message = MessageBuilder.withPayload(captured(1))
                .setHeader(Messages.METADATA, envelope(1, authorized(1)).metadata()).build();

        assertThatIllegalArgumentException().isThrownBy(() -> OutgoingMessage.of(message, JSON))
                .withMessage("a PaymentCaptured goes out only with metadata of its own in header gatehouse.metadata");
    }

    @Test
    void leavesTextAndBytesAsTheyAre() {
        assertThat(OutgoingMessage.of(MessageBuilder.withPayload("grüße").build(), JSON).body()).isEqualTo("grüße");
        var bytes = MessageBuilder.withPayload("grüße".getBytes(StandardCharsets.UTF_8)).build();
        assertThat(OutgoingMessage.of(bytes, JSON).body()).isEqualTo("grüße");
    }

    @Test
    void sendsAtOnceWithoutAGuardAndByTheGuardWithOne() {
        var sent = new ArrayList<String>();
        var sendings = new ArrayList<Runnable>();
        var guarded = OutgoingMessage.guarded(new Notice("guarded"), sendings::add);

        OutgoingMessage.send(MessageBuilder.withPayload("free").build(), JSON, it -> sent.add(it.body()));
        OutgoingMessage.send(guarded, JSON, it -> sent.add(it.body()));

        assertThat(sent).containsExactly("free");
        assertThat(OutgoingMessage.of(guarded, JSON).attributes()).containsOnlyKeys("contentType");
        sendings.forEach(Runnable::run);
        assertThat(sent).containsExactly("free", "{\"text\":\"guarded\"}");
    }

    @Test
    void carriesOnlyHeadersThatAnybodyCanReadAndSqsAllows() {
        var message = MessageBuilder.withPayload(new Notice("paid"))
                .setHeader("tenant", "t1").setHeader("attempt", 2).setHeader("urgent", true)
                .setHeader("object", new Object()).setHeader("empty", "").setHeader("AWS.trace", "x")
                .setHeader("white space", "x").setHeader("double..dot", "x").setHeader("spring.cloud.x", "x")
                .setHeader("scf-func-name", "x").setHeader(OutgoingMessage.GROUP, "g")
                .setHeader(OutgoingMessage.DEDUPLICATION, "d")
                .build();

        assertThat(OutgoingMessage.of(message, JSON)).isEqualTo(new OutgoingMessage("{\"text\":\"paid\"}",
                Map.of("tenant", "t1", "attempt", 2, "urgent", "true", "contentType", "application/json"), "g", "d"));
    }

    @Test
    void takesTenAttributesAndRefusesEleven() {
        var nine = IntStream.range(0, 9).boxed().collect(Collectors.toMap(number -> "a" + number, _ -> "x"));
        var ten = MessageBuilder.withPayload(new Notice("paid")).copyHeaders(nine);

        assertThat(OutgoingMessage.of(ten.build(), JSON).attributes()).hasSize(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingMessage.of(ten.setHeader("b", "x").build(), JSON))
                .withMessageStartingWith("a message has at most 10 attributes, these headers are more: [a0, ");
    }
}
