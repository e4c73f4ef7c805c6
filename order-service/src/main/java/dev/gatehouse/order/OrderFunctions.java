package dev.gatehouse.order;

import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.invoice.InvoiceEvent;
import dev.gatehouse.contracts.order.CancelOrder;
import dev.gatehouse.contracts.order.CheckDeadline;
import dev.gatehouse.contracts.order.CustomerNotice;
import dev.gatehouse.contracts.order.FulfilOrder;
import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentCaptureFailed;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.contracts.payment.PaymentDeclined;
import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.contracts.payment.PaymentExpired;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.PaymentVoided;
import dev.gatehouse.order.adapters.DynamoDbOrderViews;
import dev.gatehouse.order.domain.CustomerNotices;
import dev.gatehouse.order.domain.Order;
import dev.gatehouse.order.domain.OrderNote;
import dev.gatehouse.order.domain.OrderViews;
import dev.gatehouse.runtime.RuntimeConfiguration;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The functions of the order context: each bean is one task with one inbox queue. */
@Configuration(proxyBeanMethods = false)
@Import(RuntimeConfiguration.class)
public class OrderFunctions {

    @Bean
    Consumer<Message<PlaceOrder>> placeOrder(Aggregates<Order> orders, EventJson json) {
        return orders.onEnvelope(PlaceOrder.class, PlaceOrder::orderId, new PlaceOrderOnce(json));
    }

    @Bean
    Consumer<Message<PaymentEvent>> confirmOrder(Aggregates<Order> orders) {
        return orders.<PaymentEvent>handler()
                .on(PaymentAuthorized.class, PaymentAuthorized::orderId, Order::confirm)
                .on(PaymentCaptured.class, PaymentCaptured::orderId, Order::pay);
    }

    @Bean
    Consumer<Message<PaymentEvent>> rejectOrder(Aggregates<Order> orders) {
        return orders.<PaymentEvent>handler()
                .on(PaymentDeclined.class, PaymentDeclined::orderId, Order::reject)
                .on(PaymentCaptureFailed.class, PaymentCaptureFailed::orderId, Order::reject)
                .on(PaymentExpired.class, PaymentExpired::orderId, Order::reject);
    }

    @Bean
    Consumer<Message<CancelOrder>> cancelOrder(Aggregates<Order> orders) {
        return orders.on(CancelOrder.class, CancelOrder::orderId, Order::cancel);
    }

    @Bean
    Consumer<Message<PaymentEvent>> closeCancellation(Aggregates<Order> orders) {
        return orders.<PaymentEvent>handler()
                .on(PaymentVoided.class, PaymentVoided::orderId, Order::close)
                .on(PaymentRefunded.class, PaymentRefunded::orderId, Order::close);
    }

    @Bean
    Consumer<Message<FulfilOrder>> fulfilOrder(Aggregates<Order> orders) {
        return orders.on(FulfilOrder.class, FulfilOrder::orderId, Order::fulfil);
    }

    @Bean
    Consumer<Message<CheckDeadline>> flagOverdue(Aggregates<Order> orders) {
        return orders.on(CheckDeadline.class, CheckDeadline::orderId, Order::flag);
    }

    @Bean
    Consumer<Message<Event>> projectOrder(OrderViews views) {
        return message -> views.add(Messages.envelope(message));
    }

    @Bean
    Function<Message<Event>, Message<CustomerNotice>> notifyCustomer(Inbox inbox) {
        return message -> CustomerNotices.about(Messages.envelope(message))
                .map(notice -> OutgoingMessage.guarded(notice,
                        sending -> inbox.once("notifyCustomer", notice.noticeId(), sending)))
                .orElse(null);
    }

    @Bean
    Aggregates<Order> orders(EventLog log, EventJson json, InstantSource clock) {
        return new Aggregates<>("order", Order.class, id -> new Order.New(new OrderId(id)), log, json, clock);
    }

    @Bean
    OrderViews orderViews(DynamoDbClient dynamoDb, EventJson json) {
        return new DynamoDbOrderViews(dynamoDb, "order-views", json);
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.none().and(PlaceOrder.class)
                .and(CancelOrder.class)
                .and(FulfilOrder.class)
                .and(CheckDeadline.class)
                .and(OrderNote.class)
                .and(OrderEvent.class)
                .and(PaymentEvent.class)
                .and(InvoiceEvent.class);
    }
}
