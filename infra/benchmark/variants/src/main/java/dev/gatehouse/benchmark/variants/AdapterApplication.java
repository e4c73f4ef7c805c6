package dev.gatehouse.benchmark.variants;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Spring Boot and Spring Cloud Function's adapter, both as they come. */
@SpringBootApplication(proxyBeanMethods = false)
public class AdapterApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AdapterApplication.class, arguments);
    }

    @Bean
    DynamoDbClient dynamoDb() {
        return PlaceOrders.client();
    }

    @Bean
    Function<SQSEvent, SQSBatchResponse> placeOrder(DynamoDbClient dynamoDb) {
        return new PlaceOrders(dynamoDb)::handle;
    }
}
