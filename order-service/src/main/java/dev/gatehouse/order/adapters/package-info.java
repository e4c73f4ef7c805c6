/** What the order context needs of the outside world. */
@NullMarked
package dev.gatehouse.order.adapters;

import org.jspecify.annotations.NullMarked;
