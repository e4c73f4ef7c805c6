@NullMarked
package dev.gatehouse.image;

import org.jspecify.annotations.NullMarked;
