/**
 * A circuit breaker that all instances of a context share. While it is open, what needs the provider is not taken in: the
 * inboxes are the store, and taking in again is the replay.
 */
@NullMarked
package dev.gatehouse.runtime.breaker;

import org.jspecify.annotations.NullMarked;
