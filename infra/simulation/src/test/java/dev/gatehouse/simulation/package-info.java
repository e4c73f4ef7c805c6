@NullMarked
package dev.gatehouse.simulation;

import org.jspecify.annotations.NullMarked;
