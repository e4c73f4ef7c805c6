package dev.gatehouse.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.ProviderId;
import dev.gatehouse.contracts.order.OrderCancellationRequested;
import dev.gatehouse.contracts.order.OrderConfirmed;
import dev.gatehouse.contracts.order.OrderEvent;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.ConfirmPayment;
import dev.gatehouse.contracts.payment.ExpirePayment;
import dev.gatehouse.contracts.payment.ProbeProvider;
import dev.gatehouse.contracts.payment.ProviderEvent;
import dev.gatehouse.contracts.payment.RefundPayment;
import dev.gatehouse.payment.adapters.GuardedProvider;
import dev.gatehouse.payment.adapters.ParameterStore;
import dev.gatehouse.payment.adapters.ProviderKey;
import dev.gatehouse.payment.adapters.StripePaymentProvider;
import dev.gatehouse.payment.adapters.StripeWebhooks;
import dev.gatehouse.payment.domain.OrderToPay;
import dev.gatehouse.payment.domain.Payment;
import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.payment.domain.PaymentProvider.UnexpectedAnswer;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.Provider;
import dev.gatehouse.payment.domain.ProviderNotices;
import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.runtime.RuntimeConfiguration;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.breaker.Breaker;
import dev.gatehouse.runtime.breaker.DynamoDbOutageSigns;
import dev.gatehouse.runtime.breaker.GuardedIntake;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The functions of the payment context: each bean is one task with one inbox queue. */
@Configuration(proxyBeanMethods = false)
@Import(RuntimeConfiguration.class)
@EnableConfigurationProperties(PaymentProperties.class)
public class PaymentFunctions {

    @Bean
    Consumer<Message<OrderToPay>> authorizePayment(Aggregates<Payment> payments, PaymentProvider provider) {
        return payments.onEnvelope(OrderToPay.class, OrderToPay::orderId, new AuthorizePayment(provider));
    }

    @Bean
    Consumer<Message<OrderConfirmed>> capturePayment(Aggregates<Payment> payments, PaymentProvider provider) {
        return payments.onEnvelope(OrderConfirmed.class, OrderConfirmed::orderId, new CapturePayment(provider));
    }

    @Bean
    Consumer<Message<OrderEvent>> releasePayment(Aggregates<Payment> payments, PaymentProvider provider) {
        var release = new ReleasePayment(provider);
        return payments.<OrderEvent>handler()
                .onEnvelope(OrderCancellationRequested.class, OrderCancellationRequested::orderId, release)
                .onEnvelope(OrderRejected.class, OrderRejected::orderId, release::decideRejection);
    }

    @Bean
    Consumer<Message<RefundPayment>> refundPayment(Aggregates<Payment> payments, PaymentProvider provider) {
        return payments.onEnvelope(RefundPayment.class, RefundPayment::paymentId, new RefundOnRequest(provider));
    }

    @Bean
    Consumer<Message<Command>> settlePayment(
            Aggregates<Payment> payments, PaymentProvider provider, ProviderNotices notices) {
        return new Settlements(notices, payments, new SettlePayment(provider));
    }

    @Bean
    Consumer<Message<ExpirePayment>> expirePayment(Aggregates<Payment> payments, PaymentProvider provider) {
        return payments.onEnvelope(ExpirePayment.class, ExpirePayment::paymentId, new ExpireUnpaid(provider));
    }

    @Bean
    Consumer<Message<ProbeProvider>> probeProvider(
            PaymentProvider provider, OutageSigns signs, Aggregates<Provider> providers) {
        return new ProviderProbe(provider, signs, providers);
    }

    @Bean
    ProviderNotices providerNotices(
            PaymentProperties payment, PaymentProvider provider, EventJson json, AwsCalls aws) {
        return new StripeWebhooks(new ProviderKey(new ParameterStore(aws), payment.provider().webhookParameter()),
                provider::orderOf, json);
    }

    @Bean
    Aggregates<Payment> payments(EventLog log, EventJson json, InstantSource clock) {
        return new Aggregates<>("payment", Payment.class, id -> new Payment.New(new OrderId(id)), log, json, clock);
    }

    @Bean
    Aggregates<Provider> providers(EventLog log, EventJson json, InstantSource clock) {
        return new Aggregates<>(ProviderSuspension.KIND, Provider.class,
                id -> new Provider.Available(new ProviderId(id)), log, json, clock);
    }

    @Bean
    PaymentProvider paymentProvider(PaymentProperties payment, EventJson json, AwsCalls aws, Breaker breaker) {
        var provider = payment.provider();
        var key = new ProviderKey(new ParameterStore(aws), provider.keyParameter());
        return new GuardedProvider(new StripePaymentProvider(
                provider.baseUrl(), provider.returnUrl(), provider.timeout(), key, json), breaker);
    }

    @Bean
    OutageSigns outageSigns(DynamoDbClient dynamoDb, GatehouseProperties gatehouse, PaymentProperties payment,
            InstantSource clock) {
        var breaker = payment.breaker();
        return new DynamoDbOutageSigns(dynamoDb, gatehouse.inboxTable(), ProviderSuspension.PROVIDER.value(), clock,
                breaker.window(), breaker.probeInterval());
    }

    @Bean
    Breaker breaker(PaymentProperties payment, Aggregates<Provider> providers, EventLog log, InstantSource clock,
            OutageSigns signs) {
        var breaker = payment.breaker();
        return new Breaker(
                new Breaker.Settings(ProviderSuspension.PROVIDER.value(), breaker.threshold(),
                        breaker.probeInterval(), PaymentFunctions::isOutage,
                        failure -> failure instanceof ProviderUnavailable unavailable && unavailable.isTransient()),
                new ProviderSuspension(providers, log, clock), signs, clock);
    }

    /** One request that the provider refuses says nothing about the others. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof ProviderUnavailable && !(failure instanceof UnexpectedAnswer);
    }

    @Bean
    GuardedIntake guardedIntake(Breaker breaker) {
        return new GuardedIntake(Set.of("authorizePayment", "capturePayment", "releasePayment", "refundPayment",
                "settlePayment", "expirePayment"), breaker::isSuspended);
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.none().and("OrderPlaced", OrderToPay.class)
                .and(OrderConfirmed.class)
                .and(OrderCancellationRequested.class)
                .and(OrderRejected.class)
                .and(RefundPayment.class)
                .and(ConfirmPayment.class)
                .and(ExpirePayment.class)
                .and(ProbeProvider.class)
                .and(ProviderEvent.class);
    }
}
