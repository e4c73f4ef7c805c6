package dev.gatehouse.contracts;

/** An event that never leaves its context. */
public interface InternalEvent extends Event {}
