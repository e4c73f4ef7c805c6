/** The shell around pure decisions: load, decide, record. */
@NullMarked
package dev.gatehouse.runtime.aggregate;

import org.jspecify.annotations.NullMarked;
