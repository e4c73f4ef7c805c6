/** What the payment context says. */
@NullMarked
package dev.gatehouse.contracts.payment;

import org.jspecify.annotations.NullMarked;
