package dev.gatehouse.local.provider;

import java.util.Arrays;
import java.util.Locale;

/** The cards of the sandbox. Each stands for what may happen to a payment. */
enum CardToken {
    TOK_OK, TOK_DECLINED, TOK_INSUFFICIENT_FUNDS,
    /** Takes two seconds to authorise. */
    TOK_SLOW,
    /** Is authorised, but the caller never learns of it from the first call. */
    TOK_TIMEOUT_BUT_CHARGED,
    /** Can be authorised, not captured. */
    TOK_CAPTURE_FAILS,
    /** Can be captured, but its bank takes nothing back. */
    TOK_REFUND_FAILS,
    /** Wants the customer to act first. */
    TOK_3DS;

    /** @throws StripeError if there is no such card */
    static CardToken of(String token) {
        return Arrays.stream(values()).filter(card -> card.token().equals(token)).findFirst()
                .orElseThrow(() -> StripeError.invalid("resource_missing", "payment_method_data[card][token]",
                        "No such token: '" + token + "'. The sandbox knows " + Arrays.stream(values())
                                .map(CardToken::token).toList()));
    }

    String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
