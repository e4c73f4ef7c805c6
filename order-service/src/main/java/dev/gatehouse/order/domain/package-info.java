/** The order context's states and decisions: pure, no I/O, no clock, no randomness. */
@NullMarked
package dev.gatehouse.order.domain;

import org.jspecify.annotations.NullMarked;
