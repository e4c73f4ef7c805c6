/** Stimulus and outcome, over HTTP and the AWS endpoint only: the same against any running system. */
@NullMarked
package dev.gatehouse.scenarios;

import org.jspecify.annotations.NullMarked;
