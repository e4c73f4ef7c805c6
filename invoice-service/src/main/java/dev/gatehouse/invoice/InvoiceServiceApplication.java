package dev.gatehouse.invoice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The invoice context in one process, each function bound to its inbox queue. */
@SpringBootApplication
public class InvoiceServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(InvoiceServiceApplication.class, arguments);
    }
}
