/** What the payment context needs of the outside world. */
@NullMarked
package dev.gatehouse.payment.adapters;

import org.jspecify.annotations.NullMarked;
