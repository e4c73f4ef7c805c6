package dev.gatehouse.simulation.ports;

import java.util.Locale;

/** The cards of the sandbox, and none. */
public enum Card {
    TOK_OK, TOK_DECLINED, TOK_SLOW, TOK_TIMEOUT_BUT_CHARGED, TOK_CAPTURE_FAILS, TOK_REFUND_FAILS, TOK_3DS,
    /** The money comes by transfer. */
    NONE;

    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Card of(String token) {
        return valueOf(token.toUpperCase(Locale.ROOT));
    }
}
