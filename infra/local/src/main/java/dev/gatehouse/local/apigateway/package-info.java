/**
 * REST APIs of Amazon API Gateway, stood up from their CloudFormation resources: routing, request validation, mapping
 * templates, integrations with SQS and DynamoDB, gateway responses.
 */
@NullMarked
package dev.gatehouse.local.apigateway;

import org.jspecify.annotations.NullMarked;
