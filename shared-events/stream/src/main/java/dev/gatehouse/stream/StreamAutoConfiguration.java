package dev.gatehouse.stream;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Binds every function bean of the application. */
@AutoConfiguration
public class StreamAutoConfiguration {

    @Bean
    static FunctionDefinition functionDefinition(ConfigurableEnvironment environment) {
        return new FunctionDefinition(environment);
    }
}
