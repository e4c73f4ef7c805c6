/** Idempotency for effects that belong to no aggregate. */
@NullMarked
package dev.gatehouse.runtime.inbox;

import org.jspecify.annotations.NullMarked;
