package dev.gatehouse.local.sns;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Creates topics and subscriptions. */
public final class SnsHandler implements ResourceHandler {
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private final Topics topics;

    public SnsHandler(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Set<String> types() {
        return Set.of(TOPIC, SUBSCRIPTION);
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource);
        return resource.type().equals(TOPIC) ? topic(resource, properties) : subscription(properties);
    }

    private Created topic(Resource resource, Properties properties) {
        properties.knows("DisplayName", "KmsMasterKeyId", "Tags", "TopicName", "TracingConfig");
        var name = properties.text("TopicName", resource.stack() + "-" + resource.logicalId());
        var attributes = new TreeMap<String, String>();
        for (var attribute : new String[]{"DisplayName", "KmsMasterKeyId", "TracingConfig"}) {
            if (properties.has(attribute)) {
                attributes.put(attribute, properties.text(attribute));
            }
        }
        var arn = topics.create(name, attributes);
        return new Created(arn, Map.of("TopicArn", arn, "TopicName", name));
    }

    private Created subscription(Properties properties) {
        properties.knows("Endpoint", "FilterPolicy", "FilterPolicyScope", "Protocol", "RawMessageDelivery",
                "RedrivePolicy", "TopicArn");
        var attributes = new TreeMap<String, String>();
        for (var attribute : new String[]{"FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy"}) {
            var value = properties.node().get(attribute);
            if (value != null) {
                attributes.put(attribute, value.isContainer() ? value.toString() : value.asString());
            }
        }
        try {
            var arn = topics.subscribe(Subscription.of(properties.text("TopicArn"), properties.text("Protocol"),
                    properties.text("Endpoint"), attributes)).arn();
            return new Created(arn, Map.of("Arn", arn));
        } catch (IllegalArgumentException | AwsError e) {
            throw properties.refuse(String.join(", ", attributes.keySet()), "cannot be used: " + e.getMessage());
        }
    }
}
