package dev.gatehouse.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import dev.gatehouse.local.endpoint.ExactJson;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.Topic;

@ExtendWith(SharedCloud.class)
class SnsIT {
    private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:shop-events";

    private final TestClients clients;
    private final SnsClient sns;

    SnsIT(LocalCloud cloud) {
        clients = new TestClients(cloud.endpoint());
        sns = clients.sns();
    }

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void deliversWhatTheFilterOfASubscriptionLetsPass() {
        sns.publish(request -> request.topicArn(TOPIC).message("{\"metadata\":{\"type\":\"Other\"}}"));
        sns.publishBatch(request -> request.topicArn(TOPIC).publishBatchRequestEntries(
                PublishBatchRequestEntry.builder().id("a").message("{\"metadata\":{\"type\":\"OrderPaid\"}}").build(),
                PublishBatchRequestEntry.builder().id("b").message("not for everyone").build()));

        assertThat(clients.bodies("shop-audit", 1)).containsExactly("{\"metadata\":{\"type\":\"OrderPaid\"}}");
    }

    @Test
    void wrapsMessagesUnlessDeliveryIsRaw() {
        var id = sns.publish(request -> request.topicArn(TOPIC).message("hello").subject("greeting")
                .messageAttributes(Map.of("kind",
                        MessageAttributeValue.builder().dataType("String").stringValue("news").build())))
                .messageId();

        var envelope = ExactJson.parse(clients.bodies("shop-news", 1).getFirst());
        assertThat(envelope.path("MessageId").asString()).isEqualTo(id);
        assertThat(envelope.path("Message").asString()).isEqualTo("hello");
        assertThat(envelope.path("Subject").asString()).isEqualTo("greeting");
    }

    @Test
    void managesTopicsAndSubscriptions() {
        var topic = sns.createTopic(request -> request.name("temporary")).topicArn();
        sns.setTopicAttributes(request -> request.topicArn(topic).attributeName("DisplayName").attributeValue("T"));
        var gone = "arn:aws:sqs:eu-central-1:000000000000:nowhere";
        var subscription = sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(gone)
                .attributes(Map.of("RawMessageDelivery", "true", "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:shop-transport-dlq\"}")))
                .subscriptionArn();
        sns.publish(request -> request.topicArn(topic).message("lost"));

        var letter = clients.receive("shop-transport-dlq", 1).getFirst();
        assertThat(letter.body()).isEqualTo("lost");
        assertThat(letter.messageAttributes()).containsKeys("RequestID", "ErrorCode", "ErrorMessage");
        assertThat(sns.listTopics().topics()).extracting(Topic::topicArn).contains(TOPIC, topic);
        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry("DisplayName", "T").containsEntry("SubscriptionsConfirmed", "1");
        assertThat(sns.getSubscriptionAttributes(request -> request.subscriptionArn(subscription)).attributes())
                .containsEntry("Endpoint", gone).containsEntry("RawMessageDelivery", "true");
        assertThat(sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions()).hasSize(1);

        sns.unsubscribe(request -> request.subscriptionArn(subscription));
        sns.deleteTopic(request -> request.topicArn(topic));

        assertThat(sns.listSubscriptions().subscriptions()).noneMatch(it -> it.topicArn().equals(topic));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> sns.publish(request -> request.topicArn(topic).message("late")));
    }

    @Test
    void refusesWhatItCannotDeliver() {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(
                () -> sns.subscribe(request -> request.topicArn(TOPIC).protocol("email").endpoint("a@example.org")));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> sns.publish(request -> request.topicArn(TOPIC).message("x".repeat(262_145))));
    }
}
