/** From a delivered message to a function bean, the same way in every run mode. */
@NullMarked
package dev.gatehouse.runtime.dispatch;

import org.jspecify.annotations.NullMarked;
