package dev.gatehouse.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A paid order has a document that can be fetched. */
@Isolated
class DocumentIT {
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    @Test
    void isPrintedPutIntoTheBucketAndShownInTheOrder() throws NoSuchAlgorithmException {
        var orderId = shop.place(Order.paidWith("tok_ok"));

        var invoice = shop.awaitDocument(orderId);

        var number = invoice.path("number").asString();
        var key = invoice.path("documentKey").asString();
        var document = cloud.object("invoice", "documents", key);
        assertThat(key).isEqualTo("invoices/%s/%s.pdf".formatted(number.substring(0, 4), number));
        assertThat(new String(document, ISO_8859_1)).startsWith("%PDF").contains("(Invoice " + number + ")");
        assertThat(cloud.types("invoice", orderId))
                .containsExactly("InvoiceDrafted", "InvoiceIssued", "InvoiceDocumentPublished");
        var published = Shop.JSON.readTree(cloud.stream("invoice", orderId).getLast().getOrDefault("event", ""));
        assertThat(published.path("sha256").asString())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document)));
    }
}
