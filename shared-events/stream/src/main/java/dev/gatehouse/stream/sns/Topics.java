package dev.gatehouse.stream.sns;

import dev.gatehouse.runtime.AwsLocation;
import dev.gatehouse.stream.MissingDestination;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.ProducerProperties;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import org.springframework.cloud.stream.provisioning.ProvisioningProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Finds the topics of bindings, by name or ARN. They are made by the context's template, never here. */
final class Topics implements ProvisioningProvider<ConsumerProperties, ProducerProperties> {
    private final SnsClient sns;
    private final AwsLocation aws;

    Topics(SnsClient sns, AwsLocation aws) {
        this.sns = sns;
        this.aws = aws;
    }

    @Override
    public ProducerDestination provisionProducerDestination(String name, ProducerProperties properties) {
        try {
            var arn = name.startsWith("arn:") ? name : arn(name);
            sns.getTopicAttributes(request -> request.topicArn(arn));
            return new Topic(arn);
        } catch (SdkException reason) {
            throw new MissingDestination(properties.getBindingName(), "topic " + name, aws, reason);
        }
    }

    // An ARN holds the account's number, which only the list of its topics tells.
    private String arn(String name) {
        return sns.listTopicsPaginator().topics().stream()
                .map(topic -> topic.topicArn())
                .filter(arn -> arn.endsWith(":" + name))
                .findFirst()
                .orElseThrow(() -> NotFoundException.builder().message("Topic does not exist").build());
    }

    @Override
    public ConsumerDestination provisionConsumerDestination(
            String name, @Nullable String group, ConsumerProperties properties) {
        throw new ProvisioningException("binding %s: nothing is received from a topic directly; subscribe a queue to %s"
                .formatted(properties.getBindingName(), name));
    }
}
