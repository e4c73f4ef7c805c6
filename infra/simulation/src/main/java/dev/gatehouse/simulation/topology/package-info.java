/** The transport between functions, as the committed templates declare it. */
@NullMarked
package dev.gatehouse.simulation.topology;

import org.jspecify.annotations.NullMarked;
