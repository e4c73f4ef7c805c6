/** The runtime's DynamoDB adapters against the tables of the templates. */
@NullMarked
package dev.gatehouse.testkit.dynamodb;

import org.jspecify.annotations.NullMarked;
