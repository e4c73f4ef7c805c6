package dev.gatehouse.contracts;

/** Something that is asked for. Its simple class name is its type on the wire. */
public interface Command {}
