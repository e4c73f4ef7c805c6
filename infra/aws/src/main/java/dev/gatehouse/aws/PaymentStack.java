package dev.gatehouse.aws;

import static dev.gatehouse.aws.Context.INVOICE;
import static dev.gatehouse.aws.Context.ORDER;
import static dev.gatehouse.aws.Context.PAYMENT;
import static dev.gatehouse.aws.FunctionDeclaration.named;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;

/** Authorises and captures payments with the provider. Never sees names or addresses. */
final class PaymentStack extends ContextStack {
    private static final String PROVIDER_KEY = "/gatehouse/payment/provider-key";
    private static final FunctionDeclaration AUTHORIZE_PAYMENT = named("authorizePayment")
            .on(ORDER, "OrderPlaced")
            .emits("PaymentAuthorized", "PaymentDeclined");
    private static final FunctionDeclaration CAPTURE_PAYMENT = named("capturePayment")
            .on(ORDER, "OrderConfirmed")
            .emits("PaymentCaptured", "PaymentCaptureFailed");

    private final CfnParameter providerUrl;

    PaymentStack(App app) {
        super(app, PAYMENT);
        providerUrl = CfnParameter.Builder.create(this, "ProviderBaseUrl")
                .type("String")
                .description("Where the payment provider's API is")
                .defaultValue("https://api.stripe.com")
                .allowedPattern("https://.+")
                .build();
        var authorizePayment = providerCaller(AUTHORIZE_PAYMENT);
        var capturePayment = providerCaller(CAPTURE_PAYMENT);

        gate().admit(authorizePayment, Inflow.only("orderId", "totals", "payment"));
        gate().admit(capturePayment, Inflow.everything());
        gate().forward(ORDER, "PaymentAuthorized", "PaymentDeclined", "PaymentCaptured", "PaymentCaptureFailed");
        gate().forward(INVOICE, "PaymentCaptured");
        complete();
    }

    /**
     * Reads the provider's key from a SecureString. Its key aws/ssm lets every principal of the account decrypt through
     * Parameter Store, so the parameter's own permission decides, and no KMS permission is needed.
     */
    private FunctionUnit providerCaller(FunctionDeclaration declaration) {
        var function = decider(declaration, Map.of(
                "GATEHOUSE_PAYMENT_PROVIDER_BASEURL", providerUrl.getValueAsString(),
                "GATEHOUSE_PAYMENT_PROVIDER_KEYPARAMETER", PROVIDER_KEY));
        function.role().may(arn("ssm", "parameter" + PROVIDER_KEY), "ssm:GetParameter");
        return function;
    }
}
