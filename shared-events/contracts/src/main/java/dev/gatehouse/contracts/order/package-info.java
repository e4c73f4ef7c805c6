/** What the order context says, and the command it takes. */
@NullMarked
package dev.gatehouse.contracts.order;

import org.jspecify.annotations.NullMarked;
