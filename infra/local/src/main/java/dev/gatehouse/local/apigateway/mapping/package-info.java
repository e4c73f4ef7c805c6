/** API Gateway's mapping templates: Velocity over JSON, in a sandbox that knows data and no classes. */
@NullMarked
package dev.gatehouse.local.apigateway.mapping;

import org.jspecify.annotations.NullMarked;
