/** Systems Manager Parameter Store. */
@NullMarked
package dev.gatehouse.local.ssm;

import org.jspecify.annotations.NullMarked;
