/** What the order service is compared with: functions that place orders, written as such functions usually are. */
@NullMarked
package dev.gatehouse.benchmark.variants;

import org.jspecify.annotations.NullMarked;
