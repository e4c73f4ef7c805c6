/** JSON of events and of aggregate states, strict about what is missing. */
@NullMarked
package dev.gatehouse.runtime.json;

import org.jspecify.annotations.NullMarked;
