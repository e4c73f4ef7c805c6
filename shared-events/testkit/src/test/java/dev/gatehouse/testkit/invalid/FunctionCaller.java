package dev.gatehouse.testkit.invalid;

import software.amazon.awssdk.services.lambda.LambdaClient;

record FunctionCaller(LambdaClient lambda) {}
