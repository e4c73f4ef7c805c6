package dev.gatehouse.testkit.invalid.right;

import dev.gatehouse.testkit.invalid.left.Left;
import org.jspecify.annotations.Nullable;

public record Right(@Nullable Left left) {}
