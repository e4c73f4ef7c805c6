package dev.gatehouse.crashpoints;

import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.breaker.Breaker;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.breaker.Suspension;
import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.simulation.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.ResourcePropertySource;
import org.springframework.messaging.Message;

/** A service's functions as they are, whose calls all go through a network that may break. */
final class ServiceUnderTest implements AutoCloseable {
    private static final AwsCalls.Action PUBLISH = new AwsCalls.Action("sns", "Publish", "2010-03-31");
    private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:order-customer-notices";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final String name;

    /** Each failure is our own doing, and says nothing of the provider. */
    private static final class NoOutage implements OutageSigns, Suspension {
        @Override
        public Count failed(int calls) {
            return new Count("none", 0);
        }

        @Override
        public void recovered() {}

        @Override
        public boolean isElected() {
            return true;
        }

        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void begin(String outage) {}
    }

    ServiceUnderTest(String name, Class<?> functions, Topology topology, BreakableNetwork network) {
        this.name = name;
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(ownSettings(name));
        sources.addFirst(new SystemEnvironmentPropertySource("functions-systemEnvironment",
                new HashMap<>(topology.environmentOf(name))));
        sources.addFirst(new MapPropertySource("test", settings(name, network.uri())));
        context.registerBean("network", BreakableNetwork.class, () -> network);
        context.registerBean("breaker", Breaker.class, () -> new Breaker(new Breaker.Settings("payment-provider", 1,
                Duration.ofSeconds(1), _ -> false, _ -> false), new NoOutage(), new NoOutage(),
                InstantSource.system()));
        context.register(functions);
        context.refresh();
    }

    private static PropertySource<?> ownSettings(String name) {
        try {
            return new ResourcePropertySource(new FileSystemResource(
                    "../../%s-service/src/main/resources/application.properties".formatted(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> settings(String name, URI network) {
        return Map.of("gatehouse.context", name, "gatehouse.aws.endpoint", network.toString(),
                "gatehouse.inbox.claim", "1ms",
                "gatehouse.payment.provider.base-url", network + "/_sandbox/payment-provider");
    }

    String name() {
        return name;
    }

    /** @throws RuntimeException if the message would be delivered again */
    void deliver(String function, String body, int receives) {
        context.getBean(Dispatcher.class).dispatch(new Delivery(function, function + body.hashCode(), body, receives),
                call(context.getBean(function)));
    }

    @SuppressWarnings("unchecked") // the dispatcher reads what the function takes
    private Consumer<Message<?>> call(Object bean) {
        if (bean instanceof Consumer<?> consumer) {
            return (Consumer<Message<?>>) consumer;
        }
        var function = (Function<Message<?>, @Nullable Message<?>>) bean;
        return message -> Stream.ofNullable(function.apply(message)).forEach(result -> OutgoingMessage.send(result,
                context.getBean(EventJson.class), this::publish));
    }

    private void publish(OutgoingMessage message) {
        context.getBean(AwsCalls.class).act(PUBLISH, Map.of("TopicArn", TOPIC, "Message", message.body()));
    }

    @Override
    public void close() {
        context.close();
    }
}
