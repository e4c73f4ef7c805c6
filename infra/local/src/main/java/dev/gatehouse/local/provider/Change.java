package dev.gatehouse.local.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a call changes.
 *
 * @param intent as it is from now on
 * @param effect what is counted
 * @param report what the webhook is to be told
 */
record Change(@Nullable PaymentIntent intent, @Nullable String effect, @Nullable Report report) {
    static final Change NONE = new Change(null, null, null);
}
