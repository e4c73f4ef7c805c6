/** Carries messages from one service to another: at least once, with retries and dead letters. */
@NullMarked
package dev.gatehouse.local.delivery;

import org.jspecify.annotations.NullMarked;
