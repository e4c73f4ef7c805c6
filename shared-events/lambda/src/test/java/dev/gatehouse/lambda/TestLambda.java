package dev.gatehouse.lambda;

import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.OrderPaid;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.InMemoryEventLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** A service whose effects can be seen from a test: its log, its failure notes and its queues outlive it. */
@Import(LambdaConfiguration.class)
class TestLambda {
    static final InMemoryEventLog LOG = new InMemoryEventLog();
    static final List<String> NOTES = new CopyOnWriteArrayList<>();
    static final QueueStub QUEUES = QueueStub.start();

    record Notice(String order) {}

    static int effects(String order) {
        return LOG.stream("shipment/" + order).size();
    }

    @Bean
    Consumer<Message<OrderPaid>> ship(Aggregates<Shipment> shipments) {
        return shipments.on(OrderPaid.class, OrderPaid::orderId, Shipment::ship);
    }

    @Bean
    Function<Message<OrderEvent>, @Nullable Message<Notice>> announce() {
        return message -> message.getPayload() instanceof OrderPaid paid
                ? MessageBuilder.withPayload(new Notice(paid.orderId().value()))
                        .setHeader(OutgoingMessage.GROUP, paid.orderId().value())
                        .setHeader(OutgoingMessage.DEDUPLICATION, "1")
                        .build()
                : null;
    }

    @Bean
    Function<Message<OrderPaid>, String> tell() {
        return _ -> "paid";
    }

    @Bean
    Consumer<OrderPaid> bare() {
        return _ -> {};
    }

    @Bean
    Consumer<Message<PaymentCaptured>> foreign() {
        return _ -> {};
    }

    @Bean
    Aggregates<Shipment> shipments(EventLog log, EventJson json) {
        return new Aggregates<>("shipment", Shipment.class, id -> new Shipment.Nothing(new OrderId(id)), log, json,
                InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")));
    }

    @Bean
    EventLog eventLog() {
        return LOG;
    }

    @Bean
    EventJson eventJson() {
        return Wire.JSON;
    }

    @Bean
    AwsClients awsClients() {
        return new AwsClients(new GatehouseProperties.Aws(QUEUES.address(), "us-east-2"), List.of());
    }

    @Bean
    AwsCalls awsCalls(AwsClients aws, EventJson json) {
        return new AwsCalls(aws, json);
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.none().and(OrderEvent.class);
    }

    @Bean
    Dispatcher dispatcher(EventJson json, EventTypes types) {
        return new Dispatcher(new EnvelopeReader(json, types),
                (delivery, eventId, failure) -> NOTES.add(delivery.messageId() + ": " + failure));
    }
}
