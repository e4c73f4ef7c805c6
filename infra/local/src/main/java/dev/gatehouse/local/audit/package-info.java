/** Checks that the logs of all contexts, taken together, are right. */
@NullMarked
package dev.gatehouse.local.audit;

import org.jspecify.annotations.NullMarked;
