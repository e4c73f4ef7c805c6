/** The rules that every template keeps, and proof that each of them can fail. */
@NullMarked
package dev.gatehouse.aws.rules;

import org.jspecify.annotations.NullMarked;
