/** SLF4J on the logger of Lambda's runtime. */
@NullMarked
package dev.gatehouse.lambda.logging;

import org.jspecify.annotations.NullMarked;
