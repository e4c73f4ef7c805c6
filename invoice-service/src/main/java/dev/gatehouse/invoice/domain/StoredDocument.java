package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.OrderId;

/**
 * A document that lies in the document bucket.
 *
 * @param number of the invoice or credit note
 * @param sha256 of its content, in hexadecimal
 */
public record StoredDocument(OrderId orderId, String number, String key, String sha256) {}
