/** The topology of Gatehouse as a CDK app: one stack, and so one template, per context. */
@NullMarked
package dev.gatehouse.aws;

import org.jspecify.annotations.NullMarked;
