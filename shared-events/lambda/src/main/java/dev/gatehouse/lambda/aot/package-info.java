/** Build step that prepares a service's Lambda context ahead of time. */
@NullMarked
package dev.gatehouse.lambda.aot;

import org.jspecify.annotations.NullMarked;
