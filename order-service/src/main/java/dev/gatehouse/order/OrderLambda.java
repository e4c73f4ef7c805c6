package dev.gatehouse.order;

import dev.gatehouse.lambda.LambdaConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** The order context in Lambda, which runs one function of it. Nothing is scanned for, nothing is auto-configured. */
@Import({OrderFunctions.class, LambdaConfiguration.class})
public class OrderLambda {

    public static void main(String[] arguments) {
        SpringApplication.run(OrderLambda.class, arguments);
    }
}
