package dev.gatehouse.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.payment.PaymentAuthorized;
import dev.gatehouse.contracts.payment.PaymentEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

class FunctionDefinitionTest {
    private static final String DEFINITION = "spring.cloud.function.definition";
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(StreamAutoConfiguration.class, Functions.class);

    @Test
    void bindsEveryFunctionThatTakesMessages() {
        application.run(context -> assertThat(context.getEnvironment().getProperty(DEFINITION))
                .isEqualTo("capturePayment;confirmOrder;noteAll;projectOrder"));
    }

    @Test
    void leavesTheChoiceToTheApplication() {
        application.withPropertyValues(DEFINITION + "=confirmOrder").run(context -> assertThat(
                context.getEnvironment().getProperty(DEFINITION)).isEqualTo("confirmOrder"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Functions {

        @Bean
        Consumer<Message<PaymentAuthorized>> confirmOrder() {
            return _ -> {};
        }

        @Bean
        Consumer<Message<? extends PaymentEvent>> projectOrder() {
            return _ -> {};
        }

        @Bean
        Function<Message<PaymentAuthorized>, Message<PaymentEvent>> capturePayment() {
            return _ -> {
                throw new IllegalStateException();
            };
        }

        @Bean
        Consumer<List<Envelope<PaymentEvent>>> noteAll() {
            return _ -> {};
        }

        @Bean
        Function<String, Integer> length() {
            return String::length;
        }

        @Bean
        Consumer<List<String>> customizer() {
            return _ -> {};
        }

        @Bean
        Supplier<Message<String>> source() {
            return () -> {
                throw new IllegalStateException();
            };
        }
    }
}
