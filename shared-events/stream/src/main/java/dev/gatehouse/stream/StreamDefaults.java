package dev.gatehouse.stream;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings of Spring Cloud Stream that differ from its own defaults; an application's own settings go before them. */
final class StreamDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.cloud.stream.default-binder", "sqs",
            // A binding that fails makes the start fail, instead of being tried again behind an application that looks well.
            "spring.cloud.stream.binding-retry-interval", 0,
            "spring.cloud.stream.default.consumer.concurrency", 10,
            // Messages are read and written by our own code, the same as in Lambda.
            "spring.cloud.stream.default.consumer.use-native-decoding", true,
            "spring.cloud.stream.default.producer.use-native-encoding", true,
            // A binding without a group cannot be started again once it was stopped.
            "spring.cloud.stream.default.group", "competing");
    private static final Map<String, Object> LEVELS = Map.of(
            // It says that it has started and gives its hash code; what is bound to what, the poller says.
            "logging.level.dev.gatehouse.stream.sqs.QueueConsumer", "WARN",
            // Spring Cloud Stream names a class of the actuator, which need not be there.
            "logging.level.org.springframework.core.annotation.MergedAnnotation", "ERROR",
            "logging.level.org.springframework.cloud.stream", "WARN",
            "logging.level.org.springframework.integration", "WARN",
            "logging.level.org.springframework.cloud.function", "WARN");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("gatehouse stream defaults", DEFAULTS));
        environment.getPropertySources().addLast(new MapPropertySource("gatehouse stream log levels", LEVELS));
    }
}
