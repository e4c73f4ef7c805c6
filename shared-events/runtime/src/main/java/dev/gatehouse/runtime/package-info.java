/** Puts the runtime together for a service. */
@NullMarked
package dev.gatehouse.runtime;

import org.jspecify.annotations.NullMarked;
