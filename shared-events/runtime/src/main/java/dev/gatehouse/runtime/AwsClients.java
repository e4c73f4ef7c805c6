package dev.gatehouse.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Builds AWS clients for the configured endpoint; every call has a time limit. */
public final class AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(15);
    private final RenewableCredentials chain = new RenewableCredentials();
    private final AwsLocation aws;
    private final List<ExecutionInterceptor> interceptors;

    /** @param interceptors see every call of every client */
    public AwsClients(AwsLocation aws, List<ExecutionInterceptor> interceptors) {
        this.aws = aws;
        this.interceptors = interceptors;
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        builder.region(Region.of(aws.region()));
        builder.httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT));
        builder.overrideConfiguration(calls -> calls.apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .executionInterceptors(interceptors));
        builder.credentialsProvider(credentials());
        if (aws.endpoint() != null) {
            builder.endpointOverride(aws.endpoint());
        }
        return builder.build();
    }

    /** What a call is signed with. */
    public AwsCredentialsProvider credentials() {
        return aws.endpoint() == null
                ? chain
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    /** Has all clients ask for their credentials again: those they know belong to another process. */
    public void renewCredentials() {
        chain.renew();
    }

    public AwsLocation aws() {
        return aws;
    }

    public List<ExecutionInterceptor> interceptors() {
        return interceptors;
    }

    /** Where a service is called, for a caller that has no client of it. */
    public URI endpoint(String service) {
        var region = Region.of(aws.region());
        return aws.endpoint() == null
                ? URI.create("https://%s.%s.%s".formatted(service, region, PartitionMetadata.of(region).dnsSuffix()))
                : aws.endpoint();
    }
}
