package dev.gatehouse.invoice;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.payment.PaymentCaptured;
import dev.gatehouse.invoice.domain.Invoice;
import dev.gatehouse.runtime.RuntimeConfiguration;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The functions of the invoice context: each bean is one task with one inbox queue. */
@Configuration(proxyBeanMethods = false)
@Import(RuntimeConfiguration.class)
class InvoiceFunctions {

    @Bean
    Consumer<Message<OrderPlaced>> draftInvoice(Aggregates<Invoice> invoices) {
        return invoices.on(OrderPlaced.class, OrderPlaced::orderId, Invoice::draft);
    }

    @Bean
    Consumer<Message<PaymentCaptured>> issueInvoice(Aggregates<Invoice> invoices) {
        return invoices.onEnvelope(PaymentCaptured.class, PaymentCaptured::orderId, Invoice::issue);
    }

    @Bean
    Aggregates<Invoice> invoices(EventLog log, EventJson json, InstantSource clock) {
        return new Aggregates<>("invoice", Invoice.class, id -> new Invoice.New(new OrderId(id)), log, json, clock);
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.none().and(OrderPlaced.class).and(PaymentCaptured.class);
    }
}
