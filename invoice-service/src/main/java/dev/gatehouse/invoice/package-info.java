/** The invoice context's functions. */
@NullMarked
package dev.gatehouse.invoice;

import org.jspecify.annotations.NullMarked;
