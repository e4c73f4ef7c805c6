package dev.gatehouse.decision;

/** A name under which numbers are given out without gaps, such as {@code invoice/2026-A}. */
public record Series(String name) {}
