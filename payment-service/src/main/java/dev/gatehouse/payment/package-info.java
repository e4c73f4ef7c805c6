/** The payment context's functions. */
@NullMarked
package dev.gatehouse.payment;

import org.jspecify.annotations.NullMarked;
