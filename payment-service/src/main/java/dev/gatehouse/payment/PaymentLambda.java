package dev.gatehouse.payment;

import dev.gatehouse.lambda.LambdaConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** The payment context in Lambda, which runs one function of it. Nothing is scanned for, nothing is auto-configured. */
@Import({PaymentFunctions.class, LambdaConfiguration.class})
public class PaymentLambda {

    public static void main(String[] arguments) {
        SpringApplication.run(PaymentLambda.class, arguments);
    }
}
