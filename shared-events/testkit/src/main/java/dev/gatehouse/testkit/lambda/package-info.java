/** Runs packaged functions as Lambda does: AWS's runtime client in a process, and a Runtime API for it. */
@NullMarked
package dev.gatehouse.testkit.lambda;

import org.jspecify.annotations.NullMarked;
