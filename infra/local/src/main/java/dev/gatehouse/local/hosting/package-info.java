/** Runs the services against a local cloud. One hosting exists: all of them in this JVM. */
@NullMarked
package dev.gatehouse.local.hosting;

import org.jspecify.annotations.NullMarked;
