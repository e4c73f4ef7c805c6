package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.TextValue;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Decision.Change;
import dev.gatehouse.decision.Series;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** {@code 2026-A-000001}: year, series, and a number without gaps within both. */
public record InvoiceNumber(String value) implements TextValue {
    private static final String SERIES = "A";

    /** A change under the next number of the year in which the money came in, UTC. */
    static Decision<Invoice> next(Instant capturedAt, Function<InvoiceNumber, Change<Invoice>> change) {
        var prefix = capturedAt.atZone(ZoneOffset.UTC).getYear() + "-" + SERIES;
        return Decision.numbered(new Series("invoice/" + prefix),
                number -> change.apply(new InvoiceNumber("%s-%06d".formatted(prefix, number))));
    }
}
