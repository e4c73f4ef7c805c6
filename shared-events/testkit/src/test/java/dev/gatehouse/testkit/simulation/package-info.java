@NullMarked
package dev.gatehouse.testkit.simulation;

import org.jspecify.annotations.NullMarked;
