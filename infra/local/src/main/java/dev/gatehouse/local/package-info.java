/** The local cloud: one JVM that stands up what the CloudFormation templates of Gatehouse describe. */
@NullMarked
package dev.gatehouse.local;

import org.jspecify.annotations.NullMarked;
