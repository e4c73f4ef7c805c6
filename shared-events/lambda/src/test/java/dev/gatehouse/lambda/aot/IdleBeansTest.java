package dev.gatehouse.lambda.aot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

class IdleBeansTest {
    private static final String LISTENING = AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME;
    private static final String SETTING = ConfigurationPropertiesBindingPostProcessor.BEAN_NAME;

    @Test
    void leavesOutWhatHasNothingToDo() {
        assertThat(isLeftOut(LISTENING, ByConstructor.class)).isTrue();
        assertThat(isLeftOut(SETTING, ByConstructor.class)).isTrue();
    }

    @Test
    void keepsTheSearchForListenersIfThereIsOne() {
        assertThat(isLeftOut(LISTENING, ByConstructor.class, Listener.class)).isFalse();
    }

    @Test
    void keepsTheBindingBySettersIfThereAreSome() {
        assertThat(isLeftOut(SETTING, ByConstructor.class, BySetters.class)).isFalse();
    }

    @Test
    void keepsEverythingElse() {
        assertThat(isLeftOut("ByConstructor", ByConstructor.class)).isFalse();
    }

    private static boolean isLeftOut(String bean, Class<?>... application) {
        try (var context = new AnnotationConfigApplicationContext()) {
            for (var part : application) {
                context.registerBean(part.getSimpleName(), part);
            }
            context.refreshForAotProcessing(new RuntimeHints());
            return new IdleBeans().isExcludedFromAotProcessing(
                    RegisteredBean.of(context.getDefaultListableBeanFactory(), bean));
        }
    }

    @ConfigurationProperties("one")
    record Settings(String name) {}

    @EnableConfigurationProperties(Settings.class)
    static class ByConstructor {}

    @ConfigurationProperties("two")
    static class Bag {}

    @EnableConfigurationProperties(Bag.class)
    static class BySetters {}

    static class Listener {
        @EventListener
        void hear(ContextRefreshedEvent event) {
            throw new IllegalStateException("never called: " + event);
        }
    }
}
