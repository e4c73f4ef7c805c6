package dev.gatehouse.lambda;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message that must be delivered again.
 *
 * @param delay if it is known that it cannot be handled earlier
 */
record FailedMessage(SqsRecord message, @Nullable Duration delay) {}
