package dev.gatehouse.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Functions that know nothing of Gatehouse, with the conversion that Spring Cloud Stream has for them. */
class RawIT {
    private static LocalQueues queues;
    private static TestService service;

    @BeforeAll
    static void start() {
        queues = LocalQueues.start();
        List.of("parcels", "labels", "parcel-lists").forEach(queues::create);
        service = TestService.start(queues.endpoint(), Functions.class,
                "spring.cloud.function.definition=label;pack;packAll",
                "spring.cloud.stream.default.consumer.use-native-decoding=false",
                "spring.cloud.stream.default.producer.use-native-encoding=false",
                "spring.cloud.stream.bindings.pack-in-0.destination=labels",
                "spring.cloud.stream.bindings.label-in-0.destination=parcels",
                "spring.cloud.stream.bindings.label-out-0.destination=labels",
                "spring.cloud.stream.bindings.packAll-in-0.destination=parcel-lists",
                "spring.cloud.stream.bindings.packAll-in-0.consumer.batch-mode=true");
    }

    @AfterAll
    static void stop() {
        service.close();
        queues.close();
    }

    @Test
    void convertsBodyAndKeepsAttributesBothWays() {
        queues.sqs().sendMessage(send -> send.queueUrl(queues.url("parcels"))
                .messageBody("{\"grams\":250}")
                .messageAttributes(Map.of(
                        "carrier", text("post"),
                        "spring.cloud.function.definition", text("packAll"))));

        var packed = await().until(() -> service.bean(Packed.class).labels(), labels -> !labels.isEmpty()).getFirst();
        assertThat(packed.getPayload()).isEqualTo(new Label("250 g"));
        assertThat(packed.getHeaders())
                .containsEntry("carrier", "post")
                .containsEntry(AwsHeaders.RECEIVE_COUNT, 1)
                .containsKey(AwsHeaders.MESSAGE_ID)
                .doesNotContainKey("spring.cloud.function.definition");
    }

    @Test
    void convertsBatchToListOfPayloads() {
        queues.send("parcel-lists", "{\"grams\":1}");
        queues.send("parcel-lists", "{\"grams\":2}");

        var parcels = service.bean(Packed.class).parcels();
        await().untilAsserted(() -> assertThat(parcels).containsExactlyInAnyOrder(new Parcel(1), new Parcel(2)));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    record Parcel(int grams) {}

    record Label(String text) {}

    record Packed(List<Message<Label>> labels, List<Parcel> parcels) {}

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Packed packed() {
            return new Packed(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        @Bean
        Function<Parcel, Label> label() {
            return parcel -> new Label(parcel.grams() + " g");
        }

        @Bean
        Consumer<Message<Label>> pack(Packed packed) {
            return packed.labels()::add;
        }

        @Bean
        Consumer<List<Parcel>> packAll(Packed packed) {
            return packed.parcels()::addAll;
        }
    }
}
