/** Tells over HTTP whether the application is well, in an application that has no web server. */
@NullMarked
package dev.gatehouse.stream.health;

import org.jspecify.annotations.NullMarked;
