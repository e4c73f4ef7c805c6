package dev.gatehouse.aws;

import static dev.gatehouse.aws.Context.INVOICE;
import static dev.gatehouse.aws.Context.ORDER;
import static dev.gatehouse.aws.Context.PAYMENT;
import static dev.gatehouse.aws.FunctionDeclaration.named;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;

/** Drafts an invoice when an order is placed, issues it when the payment is captured, credits what goes back; prints all. */
final class InvoiceStack extends ContextStack {
    private static final FunctionDeclaration DRAFT_INVOICE = named("draftInvoice")
            .on(ORDER, "OrderPlaced")
            .emits("InvoiceIssued")
            .emitsInternally("InvoiceDrafted", "InvoiceRejected", "CreditDue");
    private static final FunctionDeclaration ISSUE_INVOICE = named("issueInvoice")
            .on(PAYMENT, "PaymentCaptured")
            .emits("InvoiceIssued")
            .emitsInternally("CaptureNoted", "InvoiceRejected", "CreditDue");
    private static final FunctionDeclaration CREDIT_INVOICE = named("creditInvoice")
            .onOwn("CreditDue")
            .on(PAYMENT, "PaymentRefunded")
            .emits("CreditNoteIssued")
            .emitsInternally("RefundNoted", "CreditRejected");
    private static final FunctionDeclaration RENDER_INVOICE = named("renderInvoice")
            .onOwn("InvoiceIssued", "CreditNoteIssued")
            .emits("ObjectCreated");
    private static final FunctionDeclaration PUBLISH_DOCUMENT = named("publishDocument")
            .onOwn("ObjectCreated")
            .emits("InvoiceDocumentPublished");

    private final CfnParameter series;
    private final Claims claims;

    InvoiceStack(App app) {
        super(app, INVOICE);
        series = CfnParameter.Builder.create(this, "InvoiceSeries")
                .type("Number")
                .description("How many series of numbers invoices are spread over; each is a counter of its own")
                .defaultValue(1)
                .minValue(1)
                .maxValue(25)
                .build();
        claims = new Claims(this, Claims.FOR_EVER);
        var draftInvoice = numbering(DRAFT_INVOICE, Claims.variablesOf(this, ORDER));
        Claims.readBy(draftInvoice, this, ORDER);
        claims.putBy(draftInvoice);
        var issueInvoice = numbering(ISSUE_INVOICE, Map.of());
        var creditInvoice = numbering(CREDIT_INVOICE, Map.of());
        claims.readBy(creditInvoice);
        var documents = Map.of("GATEHOUSE_INVOICE_DOCUMENTS_BUCKET", documentBucket());
        var renderInvoice = function(RENDER_INVOICE, with(documents, claims.variables()));
        renderInvoice.role().may(log().getAttrArn(), "dynamodb:Query");
        claims.readBy(renderInvoice);
        var publishDocument = decider(PUBLISH_DOCUMENT, documents);
        var bucket = Bucket.versioned(this, "documents", publishDocument, ".pdf");
        for (var kind : new String[]{"invoices/", "credit-notes/"}) {
            renderInvoice.role().may(bucket.objects(kind), "s3:PutObject");
            publishDocument.role().may(bucket.objects(kind), "s3:GetObject");
        }

        var topic = new EventTopic(this);
        publishing().toTopic(topic);
        topic.feed(renderInvoice);
        topic.feed(creditInvoice);
        Attention.of(this, topic, "InvoiceRejected", "CreditRejected");

        gate().admit(draftInvoice, Inflow.everything());
        gate().admit(issueInvoice, Inflow.everything());
        gate().admit(creditInvoice, Inflow.everything());
        gate().forward(ORDER, "InvoiceIssued", "CreditNoteIssued", "InvoiceDocumentPublished");
        complete();
    }

    /** Numbers come from counter items in the log, raised in the transaction that records the invoice. */
    private FunctionUnit numbering(FunctionDeclaration declaration, Map<String, String> environment) {
        var variables = with(environment, claims.variables());
        variables.put("GATEHOUSE_INVOICE_SERIES", series.getValueAsString());
        var function = decider(declaration, variables);
        function.role().may(log().getAttrArn(), "dynamodb:UpdateItem");
        return function;
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    private static String documentBucket() {
        return Fn.sub("invoice-documents-${AWS::AccountId}");
    }
}
