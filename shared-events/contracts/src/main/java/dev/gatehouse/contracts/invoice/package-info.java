/** What the invoice context says. */
@NullMarked
package dev.gatehouse.contracts.invoice;

import org.jspecify.annotations.NullMarked;
