package dev.gatehouse.invoice.adapters;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.TaxRate;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** How amounts and rates are printed: {@code 1,234.56 €}, {@code 1,235 JPY}, {@code 7.5 %}. */
final class Amounts {
    private Amounts() {}

    static String of(Money money) {
        return number(money) + " " + (money.currency().equals("EUR") ? "€" : money.currency());
    }

    /** Without the currency. */
    static String number(Money money) {
        var decimals = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        var pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(money.amount(), decimals));
    }

    static String of(TaxRate rate) {
        return new BigDecimal(rate.value()).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
