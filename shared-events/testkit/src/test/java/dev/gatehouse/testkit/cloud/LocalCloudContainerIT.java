package dev.gatehouse.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.RuntimeConfiguration;
import dev.gatehouse.runtime.dispatch.EventTypes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A container of a test's own, as any team would use it. */
@Testcontainers(disabledWithoutDocker = true)
@SpringBootTest(properties = "gatehouse.context=order")
class LocalCloudContainerIT {
    @Container
    @ServiceConnection
    static LocalCloudContainer cloud = new LocalCloudContainer();

    @Autowired
    private AwsClients aws;

    @Autowired
    private DynamoDbClient dynamoDb;

    @Test
    void isTheApplicationsAws() {
        assertThat(aws.aws().endpoint()).isEqualTo(cloud.endpoint());
        assertThat(dynamoDb.listTables().tableNames()).contains("order-log", "payment-log", "invoice-log");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(RuntimeConfiguration.class)
    @ImportAutoConfiguration(ServiceConnectionAutoConfiguration.class)
    static class Application {

        @Bean
        EventTypes eventTypes() {
            return EventTypes.none();
        }
    }
}
