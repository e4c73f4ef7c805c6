package dev.gatehouse.aws;

import java.util.List;
import software.amazon.awscdk.services.dynamodb.CfnTable;

/** The payments API: refunds, confirmations by hand, the provider's reports, and how a payment stands. */
final class PaymentsApi {
    private final RestApi api;
    private final Integrations integrations;

    PaymentsApi(ContextStack stack, CfnTable log) {
        api = new RestApi(stack, "payments", "Refund and confirm payments, and take what the provider reports");
        integrations = new Integrations(stack, "payments").asking(log.getAttrArn(), "dynamodb:Query");
    }

    void takes(Queue refundPayment, Queue settlePayment) {
        var payment = api.path("PaymentPath", api.path("PaymentsPath", "payments"), "{id}");
        command("RefundPayment", api.path("RefundsPath", payment, "refunds"), refundPayment, "amount", "lines");
        command("ConfirmPayment", api.path("ConfirmationsPath", payment, "confirmations"), settlePayment, "amount");
        api.question("ReadPayment", payment, integrations.fromTable("Query", text("payment.request.vtl"),
                text("payment.found.vtl"), 404, text("payment.refused.vtl")));
        api.report("ReportEvent", api.path("ProviderEventsPath", "provider-events"),
                integrations.toInbox(settlePayment, text("provider-event.request.vtl"),
                        text("provider-event.accepted.vtl"), text("provider-event.refused.vtl")));
        api.deploy();
    }

    private void command(String type, String path, Queue inbox, String... fields) {
        var templates = new CommandTemplates(type, "payment", List.of(fields));
        api.command(type, path, integrations.toInbox(inbox, templates.request(), templates.accepted(),
                templates.refused()), api.body(type, "payments-api/%s.schema.json".formatted(type)));
    }

    private static String text(String template) {
        return ResourceText.read("payments-api/" + template);
    }
}
