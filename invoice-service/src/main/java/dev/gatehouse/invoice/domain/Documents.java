package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;

/** Where the papers are kept. */
public interface Documents {

    /**
     * Prints a paper and keeps it. The same paper is the same document, so doing it again changes nothing.
     *
     * @param cause the event that it is printed for
     */
    void keep(Paper paper, Metadata cause);

    /**
     * What lies there, as part of the saga that it belongs to.
     *
     * @throws IllegalArgumentException if this context has not put it there
     */
    Envelope<StoredDocument> describe(Envelope<ObjectCreated> message);
}
