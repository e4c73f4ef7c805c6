package dev.gatehouse.aws;

import static dev.gatehouse.aws.Context.INVOICE;
import static dev.gatehouse.aws.Context.ORDER;
import static dev.gatehouse.aws.Context.PAYMENT;
import static dev.gatehouse.aws.FunctionDeclaration.named;

import software.amazon.awscdk.App;

/** Drafts an invoice when an order is placed and issues it when the payment is captured. */
final class InvoiceStack extends ContextStack {
    private static final FunctionDeclaration DRAFT_INVOICE = named("draftInvoice")
            .on(ORDER, "OrderPlaced")
            .emits("InvoiceIssued")
            .emitsInternally("InvoiceDrafted", "InvoiceRejected");
    private static final FunctionDeclaration ISSUE_INVOICE = named("issueInvoice")
            .on(PAYMENT, "PaymentCaptured")
            .emits("InvoiceIssued")
            .emitsInternally("CaptureNoted", "InvoiceRejected");

    InvoiceStack(App app) {
        super(app, INVOICE);
        gate().admit(numbering(DRAFT_INVOICE), Inflow.everything());
        gate().admit(numbering(ISSUE_INVOICE), Inflow.everything());
        gate().forward(ORDER, "InvoiceIssued");
        complete();
    }

    /** Invoice numbers come from a counter item in the log, raised in the transaction that records the invoice. */
    private FunctionUnit numbering(FunctionDeclaration declaration) {
        var function = decider(declaration);
        function.role().may(log().getAttrArn(), "dynamodb:UpdateItem");
        return function;
    }
}
