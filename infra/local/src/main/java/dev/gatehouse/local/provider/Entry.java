package dev.gatehouse.local.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is new, or all there is to know of one thing.
 *
 * @param effects how often each has been taken, besides what is known
 * @param taken the id of a report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
        @Nullable PaymentIntent intent, @Nullable Map<String, Long> effects, @Nullable Use use,
        @Nullable Report report, @Nullable String taken) {

    static Entry of(Change change, @Nullable Use use) {
        return new Entry(change.intent(), change.effect() == null ? null : Map.of(change.effect(), 1L), use,
                change.report(), null);
    }

    static Entry of(PaymentIntent intent) {
        return new Entry(intent, null, null, null, null);
    }

    static Entry of(Map<String, Long> effects) {
        return new Entry(null, effects, null, null, null);
    }

    static Entry of(Use use) {
        return new Entry(null, null, use, null, null);
    }

    static Entry of(Report report) {
        return new Entry(null, null, null, report, null);
    }

    static Entry taken(String report) {
        return new Entry(null, null, null, null, report);
    }
}
