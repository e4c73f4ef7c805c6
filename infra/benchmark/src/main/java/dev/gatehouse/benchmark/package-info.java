/** Compares what the order service costs as a Lambda with functions that do the same without Gatehouse. */
@NullMarked
package dev.gatehouse.benchmark;

import org.jspecify.annotations.NullMarked;
