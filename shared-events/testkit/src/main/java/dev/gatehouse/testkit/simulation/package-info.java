/** Plays a system of functions, queues and stores in one thread, in virtual time, by choices that one seed makes. */
@NullMarked
package dev.gatehouse.testkit.simulation;

import org.jspecify.annotations.NullMarked;
