package dev.gatehouse.lambda;

import dev.gatehouse.runtime.dispatch.EventTypes;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.util.StringUtils;

/**
 * Finds, once, the function bean with the name that the Lambda is configured with, and refuses one that could not be fed. It
 * waits until all beans are there, so that Lambda shows the reason as it is, and not an exception of Spring's around it.
 */
final class FunctionLookup implements SmartInitializingSingleton, Supplier<FunctionBean> {
    private final @Nullable String name;
    private final ConfigurableListableBeanFactory beans;
    private final EventTypes types;
    private final @Nullable Results results;
    private @Nullable FunctionBean found;

    /** @param results absent if there is no topic for what functions return */
    FunctionLookup(@Nullable String name, ConfigurableListableBeanFactory beans, EventTypes types,
            @Nullable Results results) {
        this.name = name;
        this.beans = beans;
        this.types = types;
        this.results = results;
    }

    /** @throws IllegalStateException that says what is wrong with the configured name or with the bean */
    @Override
    public void afterSingletonsInstantiated() {
        found = find();
    }

    @Override
    public FunctionBean get() {
        return Objects.requireNonNull(found, "asked for before the start is complete");
    }

    private FunctionBean find() {
        if (!StringUtils.hasText(name)) {
            throw new IllegalStateException(
                    "gatehouse.function (GATEHOUSE_FUNCTION) must name the function that this Lambda runs, one of "
                            + functions());
        }
        if (!beans.containsBeanDefinition(name)) {
            throw new IllegalStateException(
                    "gatehouse.function (GATEHOUSE_FUNCTION) names %s, and there is no such bean; the functions are %s"
                            .formatted(name, functions()));
        }
        var type = type(name);
        return new FunctionBean(name, payload(name, type), call(name, type));
    }

    private ResolvableType type(String name) {
        return beans.getMergedBeanDefinition(name).getResolvableType();
    }

    private Class<?> payload(String name, ResolvableType type) {
        var payload = input(type).getGeneric(0).resolve(Object.class);
        if (!isMessage(input(type))) {
            throw new IllegalStateException(
                    "bean %s is a %s; a Lambda runs a Consumer<Message<T>> or a Function<Message<T>, Message<R>>"
                            .formatted(name, type));
        }
        if (!types.readAny(payload)) {
            throw new IllegalStateException(
                    "function %s takes %s, which no message is read as; this service reads %s"
                            .formatted(name, payload.getName(), types));
        }
        return payload;
    }

    @SuppressWarnings("unchecked") // the payload's type is checked with each call
    private Consumer<Message<?>> call(String name, ResolvableType type) {
        var bean = beans.getBean(name);
        if (bean instanceof Consumer<?> consumer) {
            return (Consumer<Message<?>>) consumer;
        }
        return publishing(name, (Function<Message<?>, @Nullable Message<?>>) bean,
                type.as(Function.class).getGeneric(1));
    }

    private Consumer<Message<?>> publishing(
            String name, Function<Message<?>, @Nullable Message<?>> function, ResolvableType output) {
        if (!isMessage(output)) {
            throw new IllegalStateException("function %s returns %s; only a Message<R> can be published"
                    .formatted(name, output));
        }
        var publisher = results;
        if (publisher == null) {
            throw new IllegalStateException(
                    "function %s returns messages, and gatehouse.lambda.topic (GATEHOUSE_LAMBDA_TOPIC) names no topic for them"
                            .formatted(name));
        }
        return message -> {
            var result = function.apply(message);
            if (result != null) {
                publisher.publish(result);
            }
        };
    }

    private List<String> functions() {
        return Stream.of(Consumer.class, Function.class)
                .flatMap(kind -> Stream.of(beans.getBeanNamesForType(kind, false, false)))
                .filter(name -> beans.containsBeanDefinition(name) && isReadable(input(type(name))))
                .sorted()
                .toList();
    }

    private static ResolvableType input(ResolvableType type) {
        var kind = Consumer.class.isAssignableFrom(type.resolve(Object.class)) ? Consumer.class : Function.class;
        return type.as(kind).getGeneric(0);
    }

    private boolean isReadable(ResolvableType input) {
        return isMessage(input) && types.readAny(input.getGeneric(0).resolve(Object.class));
    }

    private static boolean isMessage(ResolvableType type) {
        return Objects.equals(type.resolve(), Message.class);
    }
}
