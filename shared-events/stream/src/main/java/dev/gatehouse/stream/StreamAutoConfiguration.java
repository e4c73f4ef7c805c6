package dev.gatehouse.stream;

import dev.gatehouse.runtime.breaker.GuardedIntake;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Binds every function bean of the application. */
@AutoConfiguration
public class StreamAutoConfiguration {

    @Bean
    static FunctionDefinition functionDefinition(ConfigurableEnvironment environment) {
        return new FunctionDefinition(environment);
    }

    @Bean
    @ConditionalOnBean(GuardedIntake.class)
    GuardedBindings guardedBindings(BindingsLifecycleController bindings, ObjectProvider<GuardedIntake> intakes) {
        return new GuardedBindings(bindings, intakes.stream().toList());
    }
}
