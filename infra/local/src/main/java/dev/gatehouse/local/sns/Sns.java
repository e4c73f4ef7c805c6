package dev.gatehouse.local.sns;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import dev.gatehouse.local.template.Arn;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** SNS as clients call it. Lists come whole, without pages. */
public final class Sns extends Operations {

    public Sns(Topics topics) {
        super("sns", new Table(topics).operations());
    }

    private record Table(Topics topics) {

        Map<String, Function<Input, ObjectNode>> operations() {
            var publishing = new Publishing(topics);
            return Map.ofEntries(
                    Map.entry("Publish", publishing::one),
                    Map.entry("PublishBatch", publishing::batch),
                    Map.entry("CreateTopic", this::createTopic),
                    Map.entry("DeleteTopic", this::deleteTopic),
                    Map.entry("ListTopics", _ -> listTopics()),
                    Map.entry("GetTopicAttributes", this::getTopicAttributes),
                    Map.entry("SetTopicAttributes", this::setTopicAttributes),
                    Map.entry("Subscribe", this::subscribe),
                    Map.entry("Unsubscribe", this::unsubscribe),
                    Map.entry("ListSubscriptions", _ -> listed(topics.subscriptions())),
                    Map.entry("ListSubscriptionsByTopic",
                            input -> listed(topics.subscriptionsOf(topicArn(input)))),
                    Map.entry("GetSubscriptionAttributes", this::getSubscriptionAttributes),
                    Map.entry("SetSubscriptionAttributes", this::setSubscriptionAttributes));
        }

        private ObjectNode createTopic(Input input) {
            var name = input.text("Name");
            if (!name.matches("[A-Za-z0-9_\\-]{1,256}")) {
                throw new AwsError("InvalidParameter",
                        "Invalid parameter: Topic Name: the local cloud has no FIFO topics, and it must be A-Za-z0-9_-");
            }
            return ExactJson.newObject().put("TopicArn", topics.create(name, input.textMap("Attributes")));
        }

        private ObjectNode deleteTopic(Input input) {
            topics.delete(input.text("TopicArn"));
            return ExactJson.newObject();
        }

        private ObjectNode listTopics() {
            var output = ExactJson.newObject();
            var list = output.putArray("Topics");
            topics.arns().forEach(arn -> list.addObject().put("TopicArn", arn));
            return output;
        }

        private ObjectNode getTopicAttributes(Input input) {
            var arn = topicArn(input);
            var attributes = new TreeMap<>(topics.attributes(arn));
            attributes.put("TopicArn", arn);
            attributes.put("Owner", Arn.ACCOUNT);
            attributes.put("SubscriptionsConfirmed", Integer.toString(topics.subscriptionsOf(arn).size()));
            attributes.put("SubscriptionsPending", "0");
            return attributes(attributes);
        }

        private ObjectNode setTopicAttributes(Input input) {
            topics.setAttribute(topicArn(input), input.text("AttributeName"), input.text("AttributeValue", ""));
            return ExactJson.newObject();
        }

        private ObjectNode subscribe(Input input) {
            try {
                var subscription = topics.subscribe(Subscription.of(topicArn(input), input.text("Protocol"),
                        input.text("Endpoint"), input.textMap("Attributes")));
                return ExactJson.newObject().put("SubscriptionArn", subscription.arn());
            } catch (IllegalArgumentException e) {
                throw new AwsError("InvalidParameter", "Invalid parameter: " + e.getMessage());
            }
        }

        private ObjectNode unsubscribe(Input input) {
            topics.unsubscribe(input.text("SubscriptionArn"));
            return ExactJson.newObject();
        }

        private static ObjectNode listed(Collection<Subscription> subscriptions) {
            var output = ExactJson.newObject();
            var list = output.putArray("Subscriptions");
            subscriptions.forEach(subscription -> list.addObject()
                    .put("SubscriptionArn", subscription.arn())
                    .put("Owner", Arn.ACCOUNT)
                    .put("Protocol", "sqs")
                    .put("Endpoint", subscription.queue().toString())
                    .put("TopicArn", subscription.topicArn()));
            return output;
        }

        private ObjectNode getSubscriptionAttributes(Input input) {
            var subscription = topics.subscription(input.text("SubscriptionArn"));
            var attributes = new TreeMap<>(subscription.attributes());
            attributes.put("SubscriptionArn", subscription.arn());
            attributes.put("TopicArn", subscription.topicArn());
            attributes.put("Protocol", "sqs");
            attributes.put("Endpoint", subscription.queue().toString());
            attributes.put("Owner", Arn.ACCOUNT);
            attributes.put("PendingConfirmation", "false");
            return attributes(attributes);
        }

        private ObjectNode setSubscriptionAttributes(Input input) {
            var subscription = topics.subscription(input.text("SubscriptionArn"));
            try {
                topics.put(subscription.with(Map.of(input.text("AttributeName"), input.text("AttributeValue", ""))));
                return ExactJson.newObject();
            } catch (IllegalArgumentException e) {
                throw new AwsError("InvalidParameter", "Invalid parameter: " + e.getMessage());
            }
        }

        /** @throws AwsError if there is no such topic */
        private String topicArn(Input input) {
            var arn = input.text("TopicArn");
            topics.attributes(arn);
            return arn;
        }

        private static ObjectNode attributes(Map<String, String> attributes) {
            var output = ExactJson.newObject();
            var entries = output.putArray("Attributes");
            attributes.forEach((key, value) -> entries.addObject().put("key", key).put("value", value));
            return output;
        }
    }
}
