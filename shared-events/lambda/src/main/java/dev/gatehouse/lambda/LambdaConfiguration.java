package dev.gatehouse.lambda;

import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.dispatch.Backoff;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.FunctionProperties;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.cloud.function.json.JsonMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.env.Environment;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.util.StringUtils;

/**
 * What a service needs to run one of its functions behind {@code FunctionInvoker}; nothing is auto-configured. The
 * dispatcher is all that Spring Cloud Function's catalog holds, so no setting and no event can make it invoke anything else.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LambdaProperties.class)
public class LambdaConfiguration {
    private static final String DEFINITION = FunctionProperties.FUNCTION_DEFINITION;

    @Bean
    FunctionLookup lambdaFunction(LambdaProperties gatehouse, ConfigurableListableBeanFactory beans, EventTypes types,
            AwsCalls aws, EventJson json) {
        var topic = gatehouse.lambda().topic();
        return new FunctionLookup(gatehouse.function(), beans, types,
                StringUtils.hasText(topic) ? new Results(topic, aws, json) : null);
    }

    @Bean
    SmartInitializingSingleton handlerIsDispatcher(Environment environment) {
        return () -> {
            var defined = environment.getProperty(DEFINITION);
            if (!SqsHandler.NAME.equals(defined)) {
                throw new IllegalStateException("%s (SPRING_CLOUD_FUNCTION_DEFINITION) must be %s, and is %s"
                        .formatted(DEFINITION, SqsHandler.NAME, defined));
            }
        };
    }

    @Bean
    SqsHandler sqsHandler(
            Dispatcher dispatcher, FunctionLookup function, LambdaProperties gatehouse, AwsCalls aws,
            EventJson json) {
        var lambda = gatehouse.lambda();
        return new SqsHandler(new Batches(dispatcher, function, lambda.reserve()),
                new Redelivery(aws, new Backoff(lambda.retryDelay(), lambda.longestRetryDelay())),
                json);
    }

    @Bean
    FunctionCatalog functionCatalog(SqsHandler handler, JsonMapper functionJson) {
        var catalog = new SimpleFunctionRegistry(new GenericConversionService(),
                new CompositeMessageConverter(List.of(new ByteArrayMessageConverter())), functionJson);
        catalog.register(new FunctionRegistration<>(handler, SqsHandler.NAME).type(ResolvableType.forClassWithGenerics(
                Function.class,
                ResolvableType.forClassWithGenerics(Message.class, InputStream.class),
                ResolvableType.forClassWithGenerics(Message.class, byte[].class)).getType()));
        return catalog;
    }

    @Bean
    SnapStart snapStart(Environment environment, ConfigurableListableBeanFactory beans) {
        return new SnapStart(environment, beans);
    }

    /** The adapter asks for one; events and answers do not pass through it. */
    @Bean
    JsonMapper functionJson() {
        return new JacksonMapper(tools.jackson.databind.json.JsonMapper.shared());
    }
}
