/** Binds functions' outputs to SNS topics. */
@NullMarked
package dev.gatehouse.stream.sns;

import org.jspecify.annotations.NullMarked;
