package dev.gatehouse.lambda;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.runtime.json.EventJson;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Has Lambda's runtime call the hooks, if it is going to take a snapshot. */
final class SnapStart implements SmartInitializingSingleton {
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private final Environment environment;
    private final ConfigurableBeanFactory beans;

    SnapStart(Environment environment, ConfigurableBeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if ("snap-start".equals(environment.getProperty(INITIALIZATION_TYPE))) {
            var hooks = Snapshot.register(beans.getBean(EventJson.class), beans.getBean(AwsClients.class),
                    beans.getBean(DynamoDbClient.class), beans.getBean(GatehouseProperties.class).logTable());
            // Lambda's runtime itself keeps a weak reference only.
            beans.registerSingleton("snapshot", hooks);
        }
    }
}
