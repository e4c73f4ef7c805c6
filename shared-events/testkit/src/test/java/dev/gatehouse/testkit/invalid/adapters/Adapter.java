package dev.gatehouse.testkit.invalid.adapters;

public class Adapter {}
