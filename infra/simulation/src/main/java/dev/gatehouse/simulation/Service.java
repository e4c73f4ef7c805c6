package dev.gatehouse.simulation;

import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.breaker.Breaker;
import dev.gatehouse.runtime.dispatch.Delivery;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.json.EventJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.messaging.Message;

/** A service's own beans, in a plain context: everything but its ports. */
final class Service {
    private static final List<Class<?>> OF_A_PROCESS = List.of(Aggregates.class, Breaker.class, Consumer.class,
            Function.class);

    private final Processes processes = new Processes();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final Dispatcher dispatcher;
    private final EventJson json;

    /**
     * @param functions the service's configuration
     * @param environment of its functions
     * @param ports registers what takes the place of its own beans
     */
    Service(String name, Class<?> functions, Map<String, String> environment,
            Consumer<AnnotationConfigApplicationContext> ports) {
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("service", Map.of("gatehouse.context", name)));
        sources.addFirst(
                new SystemEnvironmentPropertySource("functions-systemEnvironment", new HashMap<>(environment)));
        context.getBeanFactory().registerScope(Processes.NAME, processes);
        ports.accept(context);
        context.register(functions);
        context.addBeanFactoryPostProcessor(Service::arrange);
        context.refresh();
        this.dispatcher = context.getBean(Dispatcher.class);
        this.json = context.getBean(EventJson.class);
    }

    /** Nothing that is not asked for is made, so nothing that is replaced leads to anything outside. */
    private static void arrange(ConfigurableListableBeanFactory beans) {
        for (var name : beans.getBeanDefinitionNames()) {
            var definition = beans.getBeanDefinition(name);
            definition.setLazyInit(true);
            var type = beans.getType(name, false);
            if (type != null && definition.getFactoryMethodName() != null
                    && OF_A_PROCESS.stream().anyMatch(kind -> kind.isAssignableFrom(type))) {
                definition.setScope(Processes.NAME);
            }
        }
    }

    /** Has a function handle a delivery in a process. */
    void dispatch(String process, Delivery delivery, Consumer<OutgoingMessage> topic,
            Function<Consumer<Message<?>>, Consumer<Message<?>>> alteration) {
        var before = processes.enter(process);
        try {
            dispatcher.dispatch(delivery, alteration.apply(call(processes.bean(delivery.function(), context), topic)));
        } finally {
            processes.enter(before);
        }
    }

    @SuppressWarnings("unchecked") // the dispatcher reads what the function takes
    private Consumer<Message<?>> call(Object bean, Consumer<OutgoingMessage> topic) {
        if (bean instanceof Consumer<?> consumer) {
            return (Consumer<Message<?>>) consumer;
        }
        var function = (Function<Message<?>, @Nullable Message<?>>) bean;
        return message -> Stream.ofNullable(function.apply(message))
                .forEach(result -> OutgoingMessage.send(result, json, topic));
    }

    void end(String process) {
        processes.end(process);
    }

    void endAll() {
        processes.endAll();
    }

    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context.getBean(type));
    }
}
