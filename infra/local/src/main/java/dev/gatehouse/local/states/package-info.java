/** Step Functions: Express state machines in JSONata that only shape data, as pipes use them for enrichment. */
@NullMarked
package dev.gatehouse.local.states;

import org.jspecify.annotations.NullMarked;
