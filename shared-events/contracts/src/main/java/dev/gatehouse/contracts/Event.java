package dev.gatehouse.contracts;

/** Something that has happened. Its simple class name is its type on the wire. */
public interface Event {}
