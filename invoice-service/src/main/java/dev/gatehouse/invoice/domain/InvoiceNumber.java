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

    /** A change under the next number of the series in the year of that moment, UTC. */
    static Decision<Invoice> next(char series, Instant moment, Function<InvoiceNumber, Change<Invoice>> change) {
        var prefix = moment.atZone(ZoneOffset.UTC).getYear() + "-" + series;
        return Decision.numbered(new Series("invoice/" + prefix),
                number -> change.apply(new InvoiceNumber("%s-%06d".formatted(prefix, number))));
    }
}
