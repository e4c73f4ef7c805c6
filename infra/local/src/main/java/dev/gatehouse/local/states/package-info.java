/** Step Functions: Standard and Express state machines in JSONata, with the states and the integrations that are used. */
@NullMarked
package dev.gatehouse.local.states;

import org.jspecify.annotations.NullMarked;
