package dev.gatehouse.testkit.invalid.left;

import dev.gatehouse.testkit.invalid.right.Right;

public record Left(Right right) {}
