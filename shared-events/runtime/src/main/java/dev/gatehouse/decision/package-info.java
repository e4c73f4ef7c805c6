/** What a domain answers when it is asked: pure values, no I/O. */
@NullMarked
package dev.gatehouse.decision;

import org.jspecify.annotations.NullMarked;
