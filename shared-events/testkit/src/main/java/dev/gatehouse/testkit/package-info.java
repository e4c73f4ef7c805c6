/** What a service's tests need: golden samples, the local cloud, recorded AWS calls, architecture rules. */
@NullMarked
package dev.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
