package dev.gatehouse.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The ordinary clients, pointed at a local cloud. */
public record TestClients(URI endpoint) {

    public SqsClient sqs() {
        return at(SqsClient.builder()).build();
    }

    public SnsClient sns() {
        return at(SnsClient.builder()).build();
    }

    public EventBridgeClient events() {
        return at(EventBridgeClient.builder()).build();
    }

    public DynamoDbClient dynamoDb() {
        return at(DynamoDbClient.builder()).build();
    }

    public SsmClient ssm() {
        return at(SsmClient.builder()).build();
    }

    /** By path, as for every address that is no domain. */
    public S3Client s3() {
        return at(S3Client.builder()).forcePathStyle(true).build();
    }

    public LambdaClient lambda() {
        return at(LambdaClient.builder()).build();
    }

    public SchedulerClient scheduler() {
        return at(SchedulerClient.builder()).build();
    }

    /** Synchronous executions have a host name of their own, unless told otherwise. */
    public SfnClient states() {
        return at(SfnClient.builder()).overrideConfiguration(configuration -> configuration
                .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    }

    public String queueUrl(String name) {
        return endpoint + "/000000000000/" + name;
    }

    /** What a queue holds, taken out; waits for the first message. */
    public List<Message> receive(String queue, int atLeast) {
        var received = new ArrayList<Message>();
        try (var sqs = sqs()) {
            for (int attempt = 0; attempt < 10 && received.size() < atLeast; attempt++) {
                var messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl(queue))
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(2)
                        .messageAttributeNames("All")).messages();
                messages.forEach(message -> sqs.deleteMessage(request -> request.queueUrl(queueUrl(queue))
                        .receiptHandle(message.receiptHandle())));
                received.addAll(messages);
            }
        }
        return received;
    }

    public List<String> bodies(String queue, int atLeast) {
        return receive(queue, atLeast).stream().map(Message::body).toList();
    }

    /** Whether a queue is empty and stays so for a while. */
    public boolean staysEmpty(String queue) {
        try (var sqs = sqs()) {
            return sqs.receiveMessage(request -> request.queueUrl(queueUrl(queue)).waitTimeSeconds(1))
                    .messages()
                    .isEmpty();
        }
    }
}
