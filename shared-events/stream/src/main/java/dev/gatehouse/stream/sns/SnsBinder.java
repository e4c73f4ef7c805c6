package dev.gatehouse.stream.sns;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.stream.BindingName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.AbstractMessageChannelBinder;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.ProducerProperties;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.integration.core.MessageProducer;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.util.Assert;
import software.amazon.awssdk.services.sns.SnsClient;

/** Binds functions' outputs to SNS topics. */
final class SnsBinder extends AbstractMessageChannelBinder<ConsumerProperties, ProducerProperties, Topics> {
    private static final Logger LOG = LoggerFactory.getLogger(SnsBinder.class);
    private final SnsClient sns;
    private final EventJson json;

    SnsBinder(Topics topics, SnsClient sns, EventJson json) {
        super(new String[0], topics);
        this.sns = sns;
        this.json = json;
    }

    @Override
    protected MessageHandler createProducerMessageHandler(
            ProducerDestination destination, ProducerProperties properties, @Nullable MessageChannel errors) {
        Assert.isTrue(!properties.isPartitioned(),
                () -> "binding " + properties.getBindingName() + ": partitioned output is not implemented");
        LOG.info("{} -> {}", BindingName.function(properties.getBindingName()), destination.getName());
        return new TopicSender(sns, (Topic) destination, json);
    }

    @Override
    protected MessageProducer createConsumerEndpoint(
            ConsumerDestination destination, @Nullable String group, ConsumerProperties properties) {
        throw new UnsupportedOperationException("nothing is received from a topic directly");
    }
}
