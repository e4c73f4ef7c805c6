package dev.gatehouse.aws;

import static dev.gatehouse.aws.Context.INVOICE;
import static dev.gatehouse.aws.Context.ORDER;
import static dev.gatehouse.aws.Context.PAYMENT;
import static dev.gatehouse.aws.FunctionDeclaration.named;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;

/** Authorises and captures payments with the provider. Never sees names or addresses. */
final class PaymentStack extends ContextStack {
    static final String[] EVENTS = {"PaymentAuthorized", "PaymentPending", "PaymentActionRequired", "PaymentDeclined",
            "PaymentCaptured", "PaymentCaptureFailed", "PaymentVoided", "PaymentExpired", "PaymentRefunded",
            "PaymentRefundFailed", "PaymentChargedBack"};
    /** Any call of the provider may be the one that shows that it is out of order. */
    private static final String SUSPENDED = "ProviderSuspended";
    private static final String PROVIDER_KEY = "/gatehouse/payment/provider-key";
    private static final String WEBHOOK_SECRET = "/gatehouse/payment/webhook-secret";
    /**
     * From five calls in vain on the provider counts as out of order. If there is but one message, they are all of that, and
     * some deliveries must be left to it for when the provider is back.
     */
    private static final int DELIVERIES = 8;
    private static final FunctionDeclaration AUTHORIZE_PAYMENT = named("authorizePayment")
            .on(ORDER, "OrderPlaced")
            .emits("PaymentAuthorized", "PaymentPending", "PaymentActionRequired", "PaymentDeclined", "PaymentVoided",
                    "PaymentCaptured", "PaymentRefunded", "PaymentRefundFailed", SUSPENDED)
            .emitsInternally("OutcomeUnknown");
    private static final FunctionDeclaration CAPTURE_PAYMENT = named("capturePayment")
            .on(ORDER, "OrderConfirmed")
            .emits("PaymentCaptured", "PaymentCaptureFailed", SUSPENDED);
    private static final FunctionDeclaration RELEASE_PAYMENT = named("releasePayment")
            .on(ORDER, "OrderCancellationRequested", "OrderRejected")
            .emits("PaymentVoided", "PaymentCaptured", "PaymentRefunded", "PaymentRefundFailed", SUSPENDED);
    private static final FunctionDeclaration REFUND_PAYMENT = named("refundPayment")
            .onCommand("RefundPayment")
            .emits("PaymentRefunded", "PaymentRefundFailed", SUSPENDED);
    private static final FunctionDeclaration SETTLE_PAYMENT = named("settlePayment")
            .onCommand("ProviderEvent", "ConfirmPayment")
            .emits("PaymentAuthorized", "PaymentDeclined", "PaymentCaptured", "PaymentExpired", "PaymentRefunded",
                    "PaymentRefundFailed", "PaymentChargedBack", SUSPENDED)
            .emitsInternally("PartialSettlementNoted");
    private static final FunctionDeclaration EXPIRE_PAYMENT = named("expirePayment")
            .onCommand("ExpirePayment")
            .emits("PaymentExpired", "PaymentCaptured", SUSPENDED);
    private static final FunctionDeclaration PROBE_PROVIDER = named("probeProvider")
            .onCommand("ProbeProvider")
            .emits("ProviderResumed");

    private final CfnParameter providerUrl;
    private final CfnParameter probeInterval;

    PaymentStack(App app) {
        super(app, PAYMENT);
        providerUrl = CfnParameter.Builder.create(this, "ProviderBaseUrl")
                .type("String")
                .description("Where the payment provider's API is")
                .defaultValue("https://api.stripe.com")
                .allowedPattern("https://.+")
                .build();
        probeInterval = ProviderOutage.interval(this);
        var authorizePayment = providerCaller(AUTHORIZE_PAYMENT);
        var capturePayment = providerCaller(CAPTURE_PAYMENT);
        var releasePayment = providerCaller(RELEASE_PAYMENT);
        var refundPayment = providerCaller(REFUND_PAYMENT);
        var settlePayment = providerCaller(SETTLE_PAYMENT);
        var expirePayment = providerCaller(EXPIRE_PAYMENT);
        settlePayment.role().may(arn("ssm", "parameter" + WEBHOOK_SECRET), "ssm:GetParameter");

        Settlement.of(this, expirePayment);
        ProviderOutage.of(this, probeInterval, providerCaller(PROBE_PROVIDER), List.of(authorizePayment, capturePayment,
                releasePayment, refundPayment, settlePayment, expirePayment));

        gate().admit(authorizePayment, Inflow.only("orderId", "totals", "payment"));
        gate().admit(capturePayment, Inflow.everything());
        gate().admit(releasePayment, Inflow.everything());
        gate().forward(ORDER, EVENTS);
        gate().forward(INVOICE, "PaymentCaptured", "PaymentRefunded");
        new PaymentsApi(this, log()).takes(refundPayment.inbox(), settlePayment.inbox());
        complete("payments");
    }

    /**
     * Reads the provider's key from a SecureString. Its key aws/ssm lets every principal of the account decrypt through
     * Parameter Store, so the parameter's own permission decides, and no KMS permission is needed.
     */
    private FunctionUnit providerCaller(FunctionDeclaration declaration) {
        var function = decider(declaration.deliveredUpTo(DELIVERIES), Map.of(
                "GATEHOUSE_PAYMENT_BREAKER_PROBEINTERVAL", probeInterval.getValueAsString() + "s",
                "GATEHOUSE_PAYMENT_PROVIDER_BASEURL", providerUrl.getValueAsString(),
                "GATEHOUSE_PAYMENT_PROVIDER_KEYPARAMETER", PROVIDER_KEY));
        function.role().may(arn("ssm", "parameter" + PROVIDER_KEY), "ssm:GetParameter");
        return function;
    }
}
