/** What the definitions inside of the templates do when they run: mappings, schemas, state machines, patterns. */
@NullMarked
package dev.gatehouse.aws.definitions;

import org.jspecify.annotations.NullMarked;
