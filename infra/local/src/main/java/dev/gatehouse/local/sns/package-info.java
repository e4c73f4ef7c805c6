/** SNS: topics and their subscriptions of queues. */
@NullMarked
package dev.gatehouse.local.sns;

import org.jspecify.annotations.NullMarked;
