package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.delivery.Courier;
import dev.gatehouse.local.delivery.Delivery;
import dev.gatehouse.local.delivery.RetryPolicy;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.template.Arn;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells queues what happens to a bucket's objects, at least once. */
public final class Notifications {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SOMEBODY = "LOCAL";

    private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis() << 16);
    private final Courier courier;

    public Notifications(Courier courier) {
        this.courier = courier;
    }

    /** What S3 sends a queue as soon as it is named to it. */
    void test(Bucket bucket, Subscription subscription) {
        var message = JSON.createObjectNode()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", now())
                .put("Bucket", bucket.name())
                .put("RequestId", UUID.randomUUID().toString())
                .put("HostId", SOMEBODY);
        send(bucket, subscription, message);
    }

    void created(Bucket bucket, StoredObject object, String how) {
        tell(bucket, "ObjectCreated:" + how, object.key(), JSON.createObjectNode()
                .put("key", encoded(object.key()))
                .put("size", object.size())
                .put("eTag", object.etag()));
    }

    void removed(Bucket bucket, String key) {
        tell(bucket, "ObjectRemoved:Delete", key, JSON.createObjectNode().put("key", encoded(key)));
    }

    private void tell(Bucket bucket, String event, String key, ObjectNode object) {
        object.put("sequencer", "%018X".formatted(sequence.incrementAndGet()));
        bucket.subscriptions().stream()
                .filter(subscription -> subscription.wants(event, key))
                .forEach(subscription -> send(bucket, subscription, record(bucket, subscription, event, object)));
    }

    private void send(Bucket bucket, Subscription subscription, ObjectNode message) {
        courier.accept(List.of(Delivery.of(arn(bucket), subscription.queueArn(), Message.of(message.toString()),
                RetryPolicy.STANDARD, null)));
    }

    private static ObjectNode record(Bucket bucket, Subscription subscription, String event, ObjectNode object) {
        var message = JSON.createObjectNode();
        var told = message.putArray("Records").addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", Arn.REGION)
                .put("eventTime", now())
                .put("eventName", event);
        told.putObject("userIdentity").put("principalId", SOMEBODY);
        told.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        told.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString().toUpperCase(Locale.ROOT))
                .put("x-amz-id-2", SOMEBODY);
        var s3 = told.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", subscription.id());
        s3.putObject("bucket").put("name", bucket.name()).put("arn", arn(bucket))
                .putObject("ownerIdentity").put("principalId", SOMEBODY);
        s3.set("object", object);
        return message;
    }

    /** As a form field is encoded: a space becomes a plus. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, UTF_8).replace("%2F", "/");
    }

    private static String arn(Bucket bucket) {
        return "arn:aws:s3:::" + bucket.name();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
