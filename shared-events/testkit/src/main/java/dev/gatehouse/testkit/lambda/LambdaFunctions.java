package dev.gatehouse.testkit.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The functions of the templates, which the local cloud runs from the services' zips with AWS's own runtime client. */
public final class LambdaFunctions {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final LambdaClient lambda;

    public LambdaFunctions(URI endpoint) {
        this.lambda = LambdaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    /** Starts the function first, if it does not run yet. */
    public Answer invoke(String function, String event) {
        var response = lambda.invoke(
                invoke -> invoke.functionName(function).payload(SdkBytes.fromUtf8String(event)));
        var body = response.payload().asUtf8String();
        return response.functionError() == null ? new Answer.Response(body) : new Answer.Failure(body);
    }

    public Map<String, String> variables(String function) {
        return lambda.getFunctionConfiguration(get -> get.functionName(function)).environment().variables();
    }

    /** Changes variables of the function, by which it starts anew. */
    public void set(String function, Map<String, String> changes) {
        var variables = new HashMap<>(variables(function));
        variables.putAll(changes);
        reset(function, variables);
    }

    /** Replaces all of them. */
    public void reset(String function, Map<String, String> variables) {
        lambda.updateFunctionConfiguration(update -> update.functionName(function)
                .environment(environment -> environment.variables(variables)));
    }
}
