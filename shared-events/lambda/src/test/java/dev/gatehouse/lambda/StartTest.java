package dev.gatehouse.lambda;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            announce   | function announce returns messages, and gatehouse.lambda.topic (GATEHOUSE_LAMBDA_TOPIC) names no topic
            """)
    void failsWhenTheFunctionCannotBeRun(String function, String reason) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Handler.start(function))
                .withMessageContaining(reason);
    }
}
