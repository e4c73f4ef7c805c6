package dev.gatehouse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void acceptsCurrenciesWithNoneTwoOrThreeDecimals(String currency) {
        assertThat(new Money(1, currency).currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "XXX", "eur", "CLF", ""})
    void refusesOtherCurrencies(String currency) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new Money(1, currency))
                .withMessageStartingWith("currency");
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> new Money(-1, "EUR"))
                .withMessageContaining("amount");
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "USD")))
                .withMessageContaining("currency");
    }

    @Test
    void refusesSumsAndProductsThatDoNotFit() {
        var most = new Money(Long.MAX_VALUE, "EUR");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(new Money(1, "EUR")));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
    }

    @ParameterizedTest
    @CsvSource({"250, 0.01, 2", "350, 0.01, 4", "1999, 0.19, 380", "100, 0, 0", "100, 1, 100"})
    void roundsTaxHalfEven(long net, String rate, long tax) {
        assertThat(new Money(net, "EUR").at(new TaxRate(rate))).isEqualTo(new Money(tax, "EUR"));
    }

    @Test
    void allocatesByLargestRemainderSoThatPartsSumToTheWhole() {
        var parts = new Money(100, "EUR").allocate(List.of(1L, 1L, 1L));

        assertThat(parts).containsExactly(new Money(34, "EUR"), new Money(33, "EUR"), new Money(33, "EUR"));
    }

    @Test
    void allocatesTheLargestAmountsWithoutOverflow() {
        var whole = new Money(Long.MAX_VALUE, "EUR");

        var parts = whole.allocate(List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, 0L));

        assertThat(parts.stream().reduce(Money.zero("EUR"), Money::plus)).isEqualTo(whole);
        assertThat(parts.getLast()).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void refusesWeightsThatAreAllZero() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new Money(1, "EUR").allocate(List.of(0L)))
                .withMessageContaining("weights");
    }
}
