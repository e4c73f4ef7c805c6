package dev.gatehouse.invoice;

import dev.gatehouse.lambda.LambdaConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** The invoice context in Lambda, which runs one function of it. Nothing is scanned for, nothing is auto-configured. */
@Import({InvoiceFunctions.class, LambdaConfiguration.class})
public class InvoiceLambda {

    public static void main(String[] arguments) {
        SpringApplication.run(InvoiceLambda.class, arguments);
    }
}
