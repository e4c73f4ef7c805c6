/** The local cloud for tests: in a container where there is a Docker engine, in the tests' own JVM where there is none. */
@NullMarked
package dev.gatehouse.testkit.cloud;

import org.jspecify.annotations.NullMarked;
