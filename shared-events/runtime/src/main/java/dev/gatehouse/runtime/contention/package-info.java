/** Losing a race for a record, and trying again. */
@NullMarked
package dev.gatehouse.runtime.contention;

import org.jspecify.annotations.NullMarked;
