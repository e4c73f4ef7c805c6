/** The claim check: large fields of events travel by reference. */
@NullMarked
package dev.gatehouse.runtime.claims;

import org.jspecify.annotations.NullMarked;
