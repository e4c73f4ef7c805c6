package dev.gatehouse.testkit.cloud;

import dev.gatehouse.stream.AwsConnectionDetails;
import java.net.URI;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Connects an application under test to the cloud that all tests share. */
@Configuration(proxyBeanMethods = false)
class SharedCloudConfiguration {

    @Bean
    @ServiceConnection
    @Conditional(InContainer.class)
    LocalCloudContainer sharedCloudInContainer() {
        return SharedCloud.container();
    }

    @Bean
    @Conditional(InThisProcess.class)
    AwsConnectionDetails sharedCloudInThisProcess() {
        return new Connection(SharedCloud.get());
    }

    @Bean
    DynamicPropertyRegistrar sharedCloudSettings() {
        return properties -> properties.add("gatehouse.payment.provider.base-url",
                SharedCloud.get()::paymentProvider);
    }

    private record Connection(RunningCloud cloud) implements AwsConnectionDetails {

        @Override
        public URI endpoint() {
            return cloud.endpoint();
        }

        @Override
        public String region() {
            return cloud.region();
        }
    }

    static final class InContainer implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return SharedCloud.isContainer();
        }
    }

    static final class InThisProcess implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !SharedCloud.isContainer();
        }
    }
}
