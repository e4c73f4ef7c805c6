/** The commands of {@code ./gatehouse}: start and stop the local system, place orders, look at one. */
@NullMarked
package dev.gatehouse.local.command;

import org.jspecify.annotations.NullMarked;
