/** EventBridge: buses, rules and their targets. */
@NullMarked
package dev.gatehouse.local.events;

import org.jspecify.annotations.NullMarked;
