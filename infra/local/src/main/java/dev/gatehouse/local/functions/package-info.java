/** The inventory of Lambda functions that the templates declare; whoever hosts them reads it. */
@NullMarked
package dev.gatehouse.local.functions;

import org.jspecify.annotations.NullMarked;
