package dev.gatehouse.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.order.OrderConfirmed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class StartTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ship", "ship|dispatcher", "functionRouter"})
    void failsWhenTheHandlerIsNotTheDispatcher(String definition) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Handler.start(TestLambda.class,
                        Map.of("gatehouse.function", "ship", "spring.cloud.function.definition", definition)))
                .withMessage("spring.cloud.function.definition (SPRING_CLOUD_FUNCTION_DEFINITION) must be dispatcher,"
                        + " and is " + definition);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ``         | must name the function that this Lambda runs, one of [announce, ship, tell]
            shipped    | names shipped, and there is no such bean; the functions are [announce, ship, tell]
            dispatcher | bean dispatcher is a dev.gatehouse.runtime.dispatch.Dispatcher; a Lambda runs a Consumer
            bare       | bean bare is a java.util.function.Consumer<dev.gatehouse.contracts.order.OrderPaid>; a Lambda runs
            foreign    | function foreign takes dev.gatehouse.contracts.payment.PaymentCaptured, which no message is read as
            tell       | function tell returns java.lang.String; only a Message<R> can be published
            announce   | function announce returns messages, and there is no bean of type dev.gatehouse.lambda.Results
            """)
    void failsWhenTheFunctionCannotBeRun(String function, String reason) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Handler.start(function))
                .withMessageContaining(reason);
    }

    @Test
    void publishesWhatAFunctionReturns() {
        var order = UUID.randomUUID().toString();
        var announce = Handler.start(Publishing.class, Map.of("gatehouse.function", "announce"));

        var answer = announce.handle(Wire.batch(Wire.envelope("OrderPaid", order)));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(Publishing.PUBLISHED).containsExactly("announce: " + order);
    }

    @Test
    void returnsAMessageWhoseResultCannotBePublished() {
        var announce = Handler.start(Unpublishable.class, Map.of("gatehouse.function", "announce"));

        var answer = announce.handle(Wire.batch(Wire.envelope("OrderPaid", UUID.randomUUID().toString())));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m\"}]}");
    }

    @Import(TestLambda.class)
    static class Publishing {
        static final List<String> PUBLISHED = new CopyOnWriteArrayList<>();

        @Bean
        Results results() {
            return (function, result) -> PUBLISHED.add(
                    function + ": " + ((OrderConfirmed) result.getPayload()).orderId().value());
        }
    }

    @Import(TestLambda.class)
    static class Unpublishable {

        @Bean
        Results results() {
            return (function, _) -> {
                throw new IllegalStateException("the topic of " + function + " is gone");
            };
        }
    }
}
