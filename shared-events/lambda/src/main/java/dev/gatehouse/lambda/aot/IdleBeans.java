package dev.gatehouse.lambda.aot;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.event.DefaultEventListenerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.EventListenerMethodProcessor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Leaves out of a Lambda what looks at every bean and has nothing to do there: the search for {@link EventListener} methods, of
 * which there are none (it would load the types of all of DynamoDB's requests), and the binding of settings by setters.
 */
final class IdleBeans implements BeanRegistrationExcludeFilter {
    private static final Set<Class<?>> LISTENING = Set.of(EventListenerMethodProcessor.class,
            DefaultEventListenerFactory.class);

    @Override
    public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
        var type = bean.getBeanClass();
        if (LISTENING.contains(type)) {
            return !anyListens(bean.getBeanFactory());
        }
        return ConfigurationPropertiesBindingPostProcessor.class.equals(type) && !anyHasSetters(bean.getBeanFactory());
    }

    private static boolean anyListens(ConfigurableListableBeanFactory beans) {
        return names(beans).map(beans::getType)
                .filter(type -> type != null)
                .flatMap(type -> Stream.of(ReflectionUtils.getAllDeclaredMethods(type)))
                .anyMatch(method -> AnnotatedElementUtils.hasAnnotation(method, EventListener.class));
    }

    private static boolean anyHasSetters(ConfigurableListableBeanFactory beans) {
        return names(beans).filter(name -> beans.findAnnotationOnBean(name, ConfigurationProperties.class) != null)
                .map(beans::getType)
                .anyMatch(type -> type == null || !type.isRecord());
    }

    private static Stream<String> names(ConfigurableListableBeanFactory beans) {
        return Stream.of(beans.getBeanDefinitionNames());
    }
}
