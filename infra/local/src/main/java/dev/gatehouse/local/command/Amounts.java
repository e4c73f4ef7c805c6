package dev.gatehouse.local.command;

import java.math.BigDecimal;
import java.util.Currency;
import tools.jackson.databind.JsonNode;

/** Money as people read it. */
final class Amounts {
    private static final int USUAL_DECIMALS = 2;

    private Amounts() {}

    /** An amount with its currency; a dash if it is absent. */
    static String text(JsonNode money) {
        return (times(money, 1) + " " + money.path("currency").asString("")).strip();
    }

    /** So many times the amount, without the currency; a dash if it is absent. */
    static String times(JsonNode money, long factor) {
        if (!money.path("amount").isIntegralNumber()) {
            return "-";
        }
        var amount = BigDecimal.valueOf(money.path("amount").asLong()).multiply(BigDecimal.valueOf(factor));
        return amount.movePointLeft(decimals(money.path("currency").asString(""))).toPlainString();
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return USUAL_DECIMALS;
        }
    }
}
