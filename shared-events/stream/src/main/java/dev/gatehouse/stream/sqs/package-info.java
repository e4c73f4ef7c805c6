/** Binds functions to SQS queues. */
@NullMarked
package dev.gatehouse.stream.sqs;

import org.jspecify.annotations.NullMarked;
