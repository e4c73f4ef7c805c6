/** Runs a function bean as an AWS Lambda that is fed by a queue. */
@NullMarked
package dev.gatehouse.lambda;

import org.jspecify.annotations.NullMarked;
