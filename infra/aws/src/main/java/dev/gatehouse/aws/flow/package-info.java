/** The flow of events, read from the committed templates and nothing else. */
@NullMarked
package dev.gatehouse.aws.flow;

import org.jspecify.annotations.NullMarked;
