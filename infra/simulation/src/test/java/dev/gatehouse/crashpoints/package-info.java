/** Every function of every service ends in the middle of its work, at each call that it makes, and gets its message again. */
@NullMarked
package dev.gatehouse.crashpoints;

import org.jspecify.annotations.NullMarked;
