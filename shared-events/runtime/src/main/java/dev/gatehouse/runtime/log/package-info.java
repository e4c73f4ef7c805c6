/** A context's log: state, idempotency record, outbox and audit trail in one conditional write. */
@NullMarked
package dev.gatehouse.runtime.log;

import org.jspecify.annotations.NullMarked;
