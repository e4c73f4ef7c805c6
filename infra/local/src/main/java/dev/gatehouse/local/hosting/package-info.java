/** Runs the services against a local cloud: in this JVM, in JVMs of their own, or as Lambda functions. */
@NullMarked
package dev.gatehouse.local.hosting;

import org.jspecify.annotations.NullMarked;
