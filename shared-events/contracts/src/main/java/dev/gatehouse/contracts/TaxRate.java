package dev.gatehouse.contracts;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A tax rate as a decimal fraction: {@code 0.19} is 19 %. Equal rates are equal however they were written. */
public record TaxRate(String value) implements TextValue {
    private static final Pattern FORM = Pattern.compile("0(\\.\\d{1,4})?|1(\\.0{1,4})?");

    public TaxRate {
        Required.text("taxRate", value);
        Required.that(FORM.matcher(value).matches(), "taxRate",
                "must be a decimal from 0 to 1 with at most 4 decimals");
        value = new BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    BigDecimal fraction() {
        return new BigDecimal(value);
    }
}
