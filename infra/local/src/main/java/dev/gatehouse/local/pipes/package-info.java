/** EventBridge Pipes: from a table's stream, filtered and enriched, to a bus, a topic or a queue. */
@NullMarked
package dev.gatehouse.local.pipes;

import org.jspecify.annotations.NullMarked;
