package dev.gatehouse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.cloud.InProcessCloudTest;
import dev.gatehouse.testkit.Samples;
import dev.gatehouse.testkit.lambda.Answer;
import dev.gatehouse.testkit.lambda.ContextTables;
import dev.gatehouse.testkit.lambda.LambdaFunctions;
import dev.gatehouse.testkit.lambda.LambdaZip;
import dev.gatehouse.testkit.lambda.SqsEvents;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The packaged zip under AWS's own runtime client. */
@InProcessCloudTest
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux only")
class PaymentLambdaIT {
    private static final Answer NOTHING_FAILED = new Answer.Response("{\"batchItemFailures\":[]}");
    private static final Answer FAILED = new Answer.Response("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
    private static LambdaFunctions functions;
    private static ContextTables tables;

    @BeforeAll
    static void connect(URI cloud) {
        functions = new LambdaFunctions(cloud);
        tables = new ContextTables(cloud, "payment");
    }

    @Test
    void isFitToBeDeployed() {
        assertThat(LambdaZip.ofModule().flaws()).isEmpty();
    }

    @Test
    void returnsACaptureThatNothingIsAuthorizedFor() {
        var confirmed = Samples.json("OrderConfirmed", UUID.randomUUID().toString());
        assertThat(functions.invoke("payment-capturePayment", SqsEvents.batch(List.of(confirmed))))
                .isEqualTo(FAILED);
        assertThat(tables.failures("capturePayment")).containsExactly("m0 TooEarly");
    }

    @Test
    void authorizesAndCapturesFromOneZip() {
        var order = UUID.randomUUID().toString();
        assertThat(functions.invoke("payment-authorizePayment",
                SqsEvents.batch(List.of(Samples.json("OrderPlaced", order)))))
                .isEqualTo(NOTHING_FAILED);
        assertThat(functions.invoke("payment-capturePayment",
                SqsEvents.batch(List.of(Samples.json("OrderConfirmed", order)))))
                .isEqualTo(NOTHING_FAILED);
        assertThat(tables.newest("payment/" + order)).isEqualTo("PaymentCaptured at 2");
    }
}
