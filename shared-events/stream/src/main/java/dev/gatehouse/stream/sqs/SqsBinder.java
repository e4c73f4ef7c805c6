package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.stream.BindingName;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.stream.binder.AbstractMessageChannelBinder;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.ProducerProperties;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.integration.core.MessageProducer;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Binds functions' inputs and outputs to SQS queues. A message is deleted only when its function has returned; one that
 * fails stays in its queue, whose redrive policy counts and, in the end, sets it aside. In {@code batch-mode} a function
 * gets lists of {@code Envelope}; without {@code use-native-decoding} it gets messages as they are, instead of events.
 */
final class SqsBinder extends AbstractMessageChannelBinder<ConsumerProperties, ProducerProperties, Queues>
        implements
            DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SqsBinder.class);
    private final SqsProperties settings;
    private final SqsClient longPolling;
    private final SqsClient sqs;
    private final Dispatcher dispatcher;
    private final EventJson json;
    private final Pollers pollers;
    private final Collection<QueueConsumer> consumers = new CopyOnWriteArrayList<>();

    SqsBinder(Queues queues, SqsProperties settings, SqsClient longPolling, SqsClient sqs, Dispatcher dispatcher,
            EventJson json, Pollers pollers) {
        super(new String[0], queues);
        this.settings = settings;
        this.longPolling = longPolling;
        this.sqs = sqs;
        this.dispatcher = dispatcher;
        this.json = json;
        this.pollers = pollers;
    }

    Collection<QueueConsumer> consumers() {
        return consumers;
    }

    @Override
    protected MessageProducer createConsumerEndpoint(
            ConsumerDestination destination, @Nullable String group, ConsumerProperties properties) {
        refuseWhatIsNotImplemented(properties);
        var own = settings.consumer(properties.getBindingName());
        var reading = Reading.of((Queue) destination, properties, own, patience());
        var consumer = new QueueConsumer(reading, function -> new Poller(
                reading, longPolling, sqs, intake(reading, properties.isUseNativeDecoding(), function)));
        consumer.setBeanFactory(getBeanFactory());
        pollers.add(consumer.poller());
        consumers.add(consumer);
        return consumer;
    }

    private void refuseWhatIsNotImplemented(ConsumerProperties properties) {
        var binding = properties.getBindingName();
        Assert.isTrue(!properties.isPartitioned(),
                () -> "binding " + binding + ": partitioned input is not implemented");
        var general = getBindingServiceProperties().getBindingProperties(binding);
        Assert.isTrue(!StringUtils.hasText(general.getErrorHandlerDefinition()),
                () -> "binding " + binding + ": error-handler-definition is not implemented;"
                        + " what fails stays in its queue, which sets it aside in the end");
    }

    /** As long as Spring gives anything that it stops. */
    private Duration patience() {
        return Binder.get(getApplicationContext().getEnvironment())
                .bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
                .orElse(Duration.ofSeconds(30));
    }

    private Intake intake(Reading reading, boolean dispatched, Consumer<Message<?>> function) {
        var name = BindingName.function(reading.binding());
        var unwrapping = dispatched ? Unwrapping.dispatched(dispatcher, name) : Unwrapping.raw(name);
        if (!reading.batch()) {
            return Intake.single(unwrapping, function);
        }
        return Intake.batch(unwrapping, dispatched ? Messages::envelope : Message::getPayload, function);
    }

    @Override
    protected void afterUnbindConsumer(
            ConsumerDestination destination, @Nullable String group, ConsumerProperties properties) {
        var unbound = consumers.stream()
                .filter(consumer -> consumer.reading().binding().equals(properties.getBindingName()))
                .filter(consumer -> consumer.reading().queue().equals(destination)).toList();
        consumers.removeAll(unbound);
        unbound.forEach(consumer -> pollers.remove(consumer.poller()));
    }

    /** When the start of the application fails, nobody stops the bindings that are already there. */
    @Override
    public void destroy() {
        consumers.forEach(consumer -> consumer.poller().quiesce());
        consumers.forEach(QueueConsumer::stop);
    }

    @Override
    protected MessageHandler createProducerMessageHandler(
            ProducerDestination destination, ProducerProperties properties, @Nullable MessageChannel errors) {
        Assert.isTrue(!properties.isPartitioned(),
                () -> "binding " + properties.getBindingName() + ": partitioned output is not implemented");
        LOG.info("{} -> {}", BindingName.function(properties.getBindingName()), destination.getName());
        return new QueueSender(sqs, (Queue) destination, json);
    }

    @Override
    protected Map<String, Object> doGetAdditionalConfigurationProperties(String name) {
        return Map.of();
    }
}
