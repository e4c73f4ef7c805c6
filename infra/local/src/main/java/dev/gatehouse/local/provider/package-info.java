/** A sandbox of a card payment provider: the part of Stripe's PaymentIntents API that Gatehouse uses. */
@NullMarked
package dev.gatehouse.local.provider;

import org.jspecify.annotations.NullMarked;
