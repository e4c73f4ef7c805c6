package dev.gatehouse.local.states;

import java.time.Instant;

/**
 * How an execution began.
 *
 * @param machine as it was then
 * @param input JSON as it was given
 */
record Beginning(String arn, String name, StateMachine.Declaration machine, String input, Instant time) {}
