package dev.gatehouse.testkit.invalid;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

record AwsOutsideAdapters(DynamoDbClient dynamoDb) {}
