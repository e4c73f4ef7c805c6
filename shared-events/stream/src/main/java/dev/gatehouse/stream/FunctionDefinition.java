package dev.gatehouse.stream;

import dev.gatehouse.contracts.Envelope;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.Message;
import org.springframework.util.StringUtils;

/**
 * Defines which functions are bound, unless the application says so itself: every bean declared as a {@code Consumer} or
 * {@code Function} of {@code Message<…>} or {@code List<Envelope<…>>}. No bean of a framework is declared like that.
 */
final class FunctionDefinition implements BeanFactoryPostProcessor {
    private static final String DEFINITION = "spring.cloud.function.definition";
    private final ConfigurableEnvironment environment;

    FunctionDefinition(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (StringUtils.hasText(environment.getProperty(DEFINITION))) {
            return;
        }
        var definition = Stream.of(Consumer.class, Function.class)
                .flatMap(kind -> Stream.of(beans.getBeanNamesForType(kind, false, false))
                        .filter(name -> takesMessages(beans, name, kind)))
                .sorted()
                .collect(Collectors.joining(";"));
        environment.getPropertySources()
                .addFirst(new MapPropertySource("gatehouse function beans", Map.of(DEFINITION, definition)));
    }

    private static boolean takesMessages(ConfigurableListableBeanFactory beans, String name, Class<?> kind) {
        if (!beans.containsBeanDefinition(name)) {
            return false;
        }
        var input = beans.getMergedBeanDefinition(name).getResolvableType().as(kind).getGeneric(0);
        return Objects.equals(input.resolve(), Message.class)
                || Objects.equals(input.asCollection().getGeneric(0).resolve(), Envelope.class);
    }
}
