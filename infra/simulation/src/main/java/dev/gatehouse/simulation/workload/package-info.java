/** What customers, shops and banks do. */
@NullMarked
package dev.gatehouse.simulation.workload;

import org.jspecify.annotations.NullMarked;
