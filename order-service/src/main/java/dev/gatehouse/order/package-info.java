/** The order context's functions. */
@NullMarked
package dev.gatehouse.order;

import org.jspecify.annotations.NullMarked;
