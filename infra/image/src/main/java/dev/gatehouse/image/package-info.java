/** Makes the container image of a service: one flat class path, and a cache of its classes that a training run writes. */
@NullMarked
package dev.gatehouse.image;

import org.jspecify.annotations.NullMarked;
