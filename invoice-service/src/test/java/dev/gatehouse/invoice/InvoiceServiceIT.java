package dev.gatehouse.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.Neighbours;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** The invoice service alone, in Stream mode, between the queues and gates of the templates. */
@LocalCloudTest
@SpringBootTest(properties = {"gatehouse.claims.bucket=invoice-claims-000000000000",
        "gatehouse.invoice.documents.bucket=invoice-documents-000000000000"})
class InvoiceServiceIT {
    private final String order = UUID.randomUUID().toString();

    @Test
    void issuesAndPrintsTheInvoiceOfWhatIsPaid(Neighbours neighbours) {
        neighbours.publish("order", "OrderPlaced", order);
        neighbours.publish("payment", "PaymentCaptured", order);

        var issued = neighbours.receive("order-projectOrder-inbox", "InvoiceIssued", order);
        var printed = neighbours.receive("order-notifyCustomer-inbox", "InvoiceDocumentPublished", order);

        assertThat(issued.at("/data/totals/gross/amount").asLong()).isEqualTo(8384);
        assertThat(printed.at("/data/documentKey").asString())
                .endsWith(issued.at("/data/number").asString() + ".pdf");
    }

    @Test
    void creditsWhatIsRefunded(Neighbours neighbours) {
        neighbours.publish("order", "OrderPlaced", order);
        neighbours.publish("payment", "PaymentCaptured", order);
        neighbours.receive("order-projectOrder-inbox", "InvoiceIssued", order);
        neighbours.publish("payment", "PaymentRefunded", order);

        assertThat(neighbours.receive("order-projectOrder-inbox", "CreditNoteIssued", order)
                .at("/data/totals/gross/amount").asLong()).isEqualTo(8384);
    }
}
