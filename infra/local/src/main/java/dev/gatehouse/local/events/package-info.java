/** EventBridge: buses, rules and their targets, archives and replays. */
@NullMarked
package dev.gatehouse.local.events;

import org.jspecify.annotations.NullMarked;
