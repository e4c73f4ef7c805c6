/** The three services, in one thread and in virtual time, between the committed templates. */
@NullMarked
package dev.gatehouse.simulation;

import org.jspecify.annotations.NullMarked;
