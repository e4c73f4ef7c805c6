package dev.gatehouse.local.sqs;

import dev.gatehouse.local.template.Arn;
import dev.gatehouse.local.template.Created;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.Resource;
import dev.gatehouse.local.template.ResourceHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Creates queues. Messages are kept until they are deleted, whatever their retention period. */
public final class QueueHandler implements ResourceHandler {
    private final Queues queues;

    public QueueHandler(Queues queues) {
        this.queues = queues;
    }

    @Override
    public Set<String> types() {
        return Set.of("AWS::SQS::Queue");
    }

    @Override
    public Created create(Resource resource) {
        var properties = Properties.of(resource).knows("ContentBasedDeduplication", "DeduplicationScope",
                "DelaySeconds", "FifoQueue", "FifoThroughputLimit", "KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId",
                "MaximumMessageSize", "MessageRetentionPeriod", "QueueName", "ReceiveMessageWaitTimeSeconds",
                "RedriveAllowPolicy", "RedrivePolicy", "SqsManagedSseEnabled", "Tags", "VisibilityTimeout");
        var name = properties.text("QueueName",
                resource.stack() + "-" + resource.logicalId() + (properties.flag("FifoQueue") ? ".fifo" : ""));
        var attributes = new LinkedHashMap<String, String>();
        properties.node().properties().forEach(property -> {
            var value = property.getValue();
            attributes.put(property.getKey(), value.isContainer() ? value.toString() : value.asString());
        });
        attributes.remove("QueueName");
        attributes.remove("Tags");
        var url = queues.create(name, attributes);
        return new Created(url,
                Map.of("Arn", Arn.of("sqs", name).toString(), "QueueName", name, "QueueUrl", url));
    }
}
