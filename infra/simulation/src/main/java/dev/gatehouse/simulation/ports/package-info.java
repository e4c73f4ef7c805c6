/** What the services need of the outside world, in memory and unreliable. */
@NullMarked
package dev.gatehouse.simulation.ports;

import org.jspecify.annotations.NullMarked;
