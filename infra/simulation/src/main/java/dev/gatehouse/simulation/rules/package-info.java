/** What must hold when nothing is under way any more. */
@NullMarked
package dev.gatehouse.simulation.rules;

import org.jspecify.annotations.NullMarked;
