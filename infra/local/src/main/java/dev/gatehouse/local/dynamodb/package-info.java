/** DynamoDB and its streams: DynamoDB Local behind the endpoint. */
@NullMarked
package dev.gatehouse.local.dynamodb;

import org.jspecify.annotations.NullMarked;
