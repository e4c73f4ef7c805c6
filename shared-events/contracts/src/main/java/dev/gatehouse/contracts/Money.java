package dev.gatehouse.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An amount that is never negative.
 *
 * @param amount in minor units of the currency: cents for EUR, yen for JPY, fils for KWD
 * @param currency ISO 4217 code of a currency with 0, 2 or 3 decimals
 */
public record Money(long amount, String currency) {
    private static final Set<String> SUPPORTED = Currency.getAvailableCurrencies().stream()
            .filter(currency -> Set.of(0, 2, 3).contains(currency.getDefaultFractionDigits()))
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public Money {
        Required.that(amount >= 0, "amount", "must not be negative");
        Required.text("currency", currency);
        Required.that(SUPPORTED.contains(currency), "currency", "must be an ISO 4217 code with 0, 2 or 3 decimals");
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** @throws ArithmeticException if the sum does not fit a long */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    /** @throws InvalidField if the other amount is larger */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
    }

    /** @throws ArithmeticException if the product does not fit a long */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    /** The tax on this net amount, rounded half-even to the minor unit. */
    public Money at(TaxRate rate) {
        var tax = BigDecimal.valueOf(amount).multiply(rate.fraction()).setScale(0, RoundingMode.HALF_EVEN);
        return new Money(tax.longValueExact(), currency);
    }

    /**
     * Splits this amount in proportion to the weights, by largest remainder: the parts always sum to the whole. On equal
     * remainders the earlier part gets the odd unit.
     */
    public List<Money> allocate(List<Long> weights) {
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        Required.that(weights.stream().allMatch(weight -> weight >= 0) && sum.signum() > 0, "weights",
                "must not be negative, and not all zero");

        var shares = weights.stream()
                .map(weight -> BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum))
                .toList();
        var parts = new ArrayList<>(shares.stream().map(share -> share[0].longValueExact()).toList());
        var left = amount - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size()).boxed()
                .sorted(Comparator.comparing((Integer part) -> shares.get(part)[1]).reversed())
                .limit(left)
                .forEach(part -> parts.set(part, parts.get(part) + 1));
        return parts.stream().map(part -> new Money(part, currency)).toList();
    }

    private Money sameCurrency(Money other) {
        Required.that(currency.equals(other.currency), "currency", "must be the same in all amounts of a sum");
        return other;
    }
}
