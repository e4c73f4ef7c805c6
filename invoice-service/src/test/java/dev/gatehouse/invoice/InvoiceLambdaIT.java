package dev.gatehouse.invoice;

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
class InvoiceLambdaIT {
    private static final Answer NOTHING_FAILED = new Answer.Response("{\"batchItemFailures\":[]}");
    private static final String S3_TEST = """
            {"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"invoice-documents-000000000000"}""";
    /** The sample's number, whatever the invoice got: what is printed is what the event says. */
    private static final String S3_CREATED = """
            {"Records":[{"eventSource":"aws:s3","eventTime":"2026-11-21T10:00:00.000Z","eventName":"ObjectCreated:Put",
             "s3":{"bucket":{"name":"invoice-documents-000000000000"},
             "object":{"key":"invoices/2026/2026-A-000001.pdf","size":1,"eTag":"e","sequencer":"1"}}}]}""";
    private static LambdaFunctions functions;
    private static ContextTables tables;

    @BeforeAll
    static void connect(URI cloud) {
        functions = new LambdaFunctions(cloud);
        tables = new ContextTables(cloud, "invoice");
    }

    @Test
    void isFitToBeDeployed() {
        assertThat(LambdaZip.ofModule().flaws()).isEmpty();
    }

    @Test
    void draftsAndIssuesFromOneZip() {
        var order = UUID.randomUUID().toString();
        assertThat(
                functions.invoke("invoice-draftInvoice", SqsEvents.batch(List.of(Samples.json("OrderPlaced", order)))))
                .isEqualTo(NOTHING_FAILED);
        assertThat(functions.invoke("invoice-issueInvoice",
                SqsEvents.batch(List.of(Samples.json("PaymentCaptured", order)))))
                .isEqualTo(NOTHING_FAILED);
        assertThat(tables.newest("invoice/" + order)).isIn("InvoiceIssued at 2", "InvoiceDocumentPublished at 3");
    }

    @Test
    void printsADocumentThatTheBucketHasPublished() {
        var order = UUID.randomUUID().toString();
        functions.invoke("invoice-draftInvoice", SqsEvents.batch(List.of(Samples.json("OrderPlaced", order))));
        functions.invoke("invoice-issueInvoice", SqsEvents.batch(List.of(Samples.json("PaymentCaptured", order))));

        assertThat(functions.invoke("invoice-renderInvoice",
                SqsEvents.batch(List.of(Samples.json("InvoiceIssued", order))))).isEqualTo(NOTHING_FAILED);
        assertThat(functions.invoke("invoice-publishDocument", SqsEvents.batch(List.of(S3_TEST, S3_CREATED))))
                .isEqualTo(NOTHING_FAILED);

        assertThat(tables.newest("invoice/" + order)).startsWith("InvoiceDocumentPublished");
    }
}
