/** The invoice context's states and decisions: pure, no I/O, no clock, no randomness. */
@NullMarked
package dev.gatehouse.invoice.domain;

import org.jspecify.annotations.NullMarked;
