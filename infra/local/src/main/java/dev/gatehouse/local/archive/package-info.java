/** Unpacks what the build has packed. */
@NullMarked
package dev.gatehouse.local.archive;

import org.jspecify.annotations.NullMarked;
