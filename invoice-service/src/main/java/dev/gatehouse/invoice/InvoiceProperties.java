package dev.gatehouse.invoice;

import dev.gatehouse.invoice.adapters.Seller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the invoice context.
 *
 * @param series how many series of numbers invoices are spread over
 * @param seller who sends them
 */
@ConfigurationProperties("gatehouse.invoice")
record InvoiceProperties(@DefaultValue("1") int series, Seller seller, @DefaultValue Documents documents) {

    /** @param bucket needed by the functions that print and publish */
    record Documents(@Nullable String bucket) {}

    String documentBucket() {
        var bucket = documents.bucket();
        return bucket == null ? "" : bucket;
    }
}
