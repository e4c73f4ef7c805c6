/** The payment context's states and decisions: pure, no I/O, no clock, no randomness. */
@NullMarked
package dev.gatehouse.payment.domain;

import org.jspecify.annotations.NullMarked;
