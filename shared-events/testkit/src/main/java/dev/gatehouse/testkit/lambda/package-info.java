/** Checks packaged functions, and runs them on the local cloud. */
@NullMarked
package dev.gatehouse.testkit.lambda;

import org.jspecify.annotations.NullMarked;
