/** EventBridge Scheduler: one-time schedules that send to a queue. */
@NullMarked
package dev.gatehouse.local.scheduler;

import org.jspecify.annotations.NullMarked;
