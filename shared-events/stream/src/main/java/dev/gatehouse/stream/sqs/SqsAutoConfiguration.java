package dev.gatehouse.stream.sqs;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What the binder {@code sqs} needs of the application, whose beans it sees, but not the other way round. */
@AutoConfiguration
public class SqsAutoConfiguration {

    @Bean
    Pollers pollers() {
        return new Pollers();
    }
}
