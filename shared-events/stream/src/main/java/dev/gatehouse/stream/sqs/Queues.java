package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.AwsLocation;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.stream.BindingName;
import dev.gatehouse.stream.MissingDestination;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.ProducerProperties;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.cloud.stream.provisioning.ProvisioningProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Finds the queues of bindings. They are made by the context's template, never here. */
final class Queues implements ProvisioningProvider<ConsumerProperties, ProducerProperties> {
    private final SqsClient sqs;
    private final AwsLocation aws;
    private final GatehouseProperties gatehouse;

    Queues(SqsClient sqs, AwsLocation aws, GatehouseProperties gatehouse) {
        this.sqs = sqs;
        this.aws = aws;
        this.gatehouse = gatehouse;
    }

    @Override
    public ConsumerDestination provisionConsumerDestination(
            String name, @Nullable String group, ConsumerProperties properties) {
        var binding = properties.getBindingName();
        // A binding that is given no destination has its own name as one.
        var inbox = name.equals(binding) && BindingName.isConventional(binding);
        return find(inbox ? gatehouse.inboxQueue(BindingName.function(binding)) : name, binding);
    }

    @Override
    public ProducerDestination provisionProducerDestination(String name, ProducerProperties properties) {
        return find(name, properties.getBindingName());
    }

    private Queue find(String name, String binding) {
        try {
            var url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            var visibility = sqs.getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                    .attributes().get(QueueAttributeName.VISIBILITY_TIMEOUT);
            return new Queue(name, url, Duration.ofSeconds(Long.parseLong(Objects.requireNonNull(visibility))));
        } catch (SdkException reason) {
            throw new MissingDestination(binding, "queue " + name, aws, reason);
        }
    }
}
