/** Runs function beans in Spring Cloud Stream: what its queues and topics have in common. */
@NullMarked
package dev.gatehouse.stream;

import org.jspecify.annotations.NullMarked;
