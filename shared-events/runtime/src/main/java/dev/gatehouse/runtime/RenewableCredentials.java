package dev.gatehouse.runtime;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The SDK's default chain, which otherwise keeps what it has been given until that expires. */
final class RenewableCredentials implements AwsCredentialsProvider {
    private volatile DefaultCredentialsProvider chain = newChain();

    @Override
    public AwsCredentials resolveCredentials() {
        return chain.resolveCredentials();
    }

    void renew() {
        var former = chain;
        chain = newChain();
        former.close();
    }

    private static DefaultCredentialsProvider newChain() {
        return DefaultCredentialsProvider.builder().build();
    }
}
