package dev.gatehouse.stream;

import dev.gatehouse.contracts.payment.PaymentEvent;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A running service of the context {@code test}, whose failure notes are kept in memory. */
final class TestService implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private TestService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param properties such as {@code a.b=c} */
    static TestService start(URI endpoint, Class<?> functions, String... properties) {
        return new TestService(new SpringApplicationBuilder(functions, Beans.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("gatehouse.context=test", "gatehouse.aws.endpoint=" + endpoint,
                        "spring.cloud.stream.sqs.default.consumer.poll-wait=1s")
                .run(Stream.of(properties).map(setting -> "--" + setting).toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    BindingsLifecycleController bindings() {
        return bean(BindingsLifecycleController.class);
    }

    /** Deliveries that failed. */
    List<Delivery> failures() {
        return bean(Failures.class).deliveries();
    }

    void stop() {
        context.stop();
    }

    @Override
    public void close() {
        if (context.isActive()) {
            SpringApplication.exit(context);
        }
    }

    record Failures(List<Delivery> deliveries) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(GatehouseProperties.class)
    static class Beans {

        @Bean
        AwsClients awsClients(GatehouseProperties gatehouse) {
            return new AwsClients(gatehouse.aws(), List.of());
        }

        @Bean
        EventJson eventJson() {
            return new EventJson();
        }

        @Bean
        Failures failures() {
            return new Failures(new CopyOnWriteArrayList<>());
        }

        @Bean
        Dispatcher dispatcher(EventJson json, Failures failures) {
            return new Dispatcher(
                    new EnvelopeReader(json, EventTypes.none().and(PaymentEvent.class)),
                    (delivery, eventId, failure) -> failures.deliveries().add(delivery));
        }
    }
}
