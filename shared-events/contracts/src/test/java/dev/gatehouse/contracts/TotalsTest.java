package dev.gatehouse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.contracts.Totals.TaxTotal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {

    @Test
    void taxesEachRateOnceOnTheSumOfItsLines() {
        var totals = Totals.of(List.of(line(3, 33, "0.07"), line(1, 1, "0.19"), line(1, 49, "0.07")));

        assertThat(totals).isEqualTo(new Totals(
                eur(149),
                List.of(
                        new TaxTotal(new TaxRate("0.07"), eur(148), eur(10)),
                        new TaxTotal(new TaxRate("0.19"), eur(1), eur(0))),
                eur(159)));
    }

    @Test
    void treatsRatesThatAreWrittenDifferentlyAsOne() {
        var totals = Totals.of(List.of(line(1, 100, "0.190"), line(1, 100, "0.19")));

        assertThat(totals.taxes()).containsExactly(new TaxTotal(new TaxRate("0.19"), eur(200), eur(38)));
    }

    @Test
    void refusesLinesInDifferentCurrencies() {
        var dollars = new OrderLine("A", "a", 1, new Money(1, "USD"), new TaxRate("0"));

        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Totals.of(List.of(line(1, 1, "0"), dollars)))
                .withMessageContaining("currency");
    }

    @Test
    void refusesTotalsThatDoNotFit() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Totals.of(List.of(line(2, Long.MAX_VALUE / 2, "0.19"))));
    }

    @Test
    void refusesNoLines() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Totals.of(List.of()))
                .withMessageContaining("lines");
    }

    private static OrderLine line(int quantity, long unitPrice, String rate) {
        return new OrderLine("SKU", "thing", quantity, eur(unitPrice), new TaxRate(rate));
    }

    private static Money eur(long amount) {
        return new Money(amount, "EUR");
    }
}
