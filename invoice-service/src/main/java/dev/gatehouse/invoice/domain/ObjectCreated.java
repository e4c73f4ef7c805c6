package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Required;

/** What S3 says of a new object in the document bucket. */
public record ObjectCreated(String bucket, String key) {

    public ObjectCreated {
        Required.text("bucket", bucket);
        Required.text("key", key);
    }
}
