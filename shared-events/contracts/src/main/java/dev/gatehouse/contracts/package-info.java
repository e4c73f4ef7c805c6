/** The published language of all contexts: envelope, money, ids. */
@NullMarked
package dev.gatehouse.contracts;

import org.jspecify.annotations.NullMarked;
