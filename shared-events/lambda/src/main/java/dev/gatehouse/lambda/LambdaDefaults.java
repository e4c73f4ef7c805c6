package dev.gatehouse.lambda;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings of a Lambda that differ from Spring's own defaults; an application's own settings go before them. */
final class LambdaDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.of(
            // AWSLambdaUtils logs whole events, and those hold addresses.
            "logging.level.org.springframework.cloud.function", "WARN");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("gatehouse lambda defaults", DEFAULTS));
    }
}
