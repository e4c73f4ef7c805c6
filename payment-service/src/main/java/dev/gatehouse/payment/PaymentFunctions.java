package dev.gatehouse.payment;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.payment.adapters.ParameterStore;
import dev.gatehouse.payment.adapters.ProviderKey;
import dev.gatehouse.payment.adapters.StripePaymentProvider;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.RuntimeConfiguration;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The functions of the payment context: each bean is one task with one inbox queue. */
@Configuration(proxyBeanMethods = false)
@Import(RuntimeConfiguration.class)
@EnableConfigurationProperties(PaymentProperties.class)
class PaymentFunctions {

    @Bean
    Consumer<Message<OrderToPay>> authorizePayment(Aggregates<Payment> payments, PaymentProvider provider) {
        return payments.onEnvelope(OrderToPay.class, OrderToPay::orderId, new AuthorizePayment(provider));
    }

    @Bean
    Consumer<Message<OrderConfirmed>> capturePayment(Aggregates<Payment> payments, PaymentProvider provider) {
        return payments.onEnvelope(OrderConfirmed.class, OrderConfirmed::orderId, new CapturePayment(provider));
    }

    @Bean
    Aggregates<Payment> payments(EventLog log, EventJson json, InstantSource clock) {
        return new Aggregates<>("payment", Payment.class, id -> new Payment.New(new OrderId(id)), log, json, clock);
    }

    @Bean
    PaymentProvider paymentProvider(PaymentProperties payment, EventJson json, AwsCalls aws) {
        var provider = payment.provider();
        var key = new ProviderKey(new ParameterStore(aws), provider.keyParameter());
        return new StripePaymentProvider(provider.baseUrl(), provider.timeout(), key, json);
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.none().and("OrderPlaced", OrderToPay.class).and(OrderConfirmed.class);
    }
}
