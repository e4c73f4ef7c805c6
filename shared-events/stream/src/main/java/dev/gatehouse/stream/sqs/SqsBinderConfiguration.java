package dev.gatehouse.stream.sqs;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.json.EventJson;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the binder {@code sqs} consists of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SqsProperties.class)
public class SqsBinderConfiguration {

    @Bean
    SqsClient sqs(AwsClients aws) {
        return aws.build(SqsClient.builder());
    }

    /** For requests that SQS may hold for 20 seconds; the poller itself tries again. */
    @Bean
    SqsClient longPollingSqs(AwsClients clients) {
        var limit = Duration.ofSeconds(25);
        var builder = SqsClient.builder()
                .region(Region.of(clients.aws().region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(limit))
                .overrideConfiguration(request -> request.apiCallTimeout(limit)
                        .executionInterceptors(clients.interceptors())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()));
        if (clients.aws().endpoint() != null) {
            builder.endpointOverride(clients.aws().endpoint())
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        return builder.build();
    }

    @Bean
    SqsBinder sqsBinder(
            SqsProperties settings, AwsClients clients, SqsClient sqs, SqsClient longPollingSqs, Dispatcher dispatcher,
            EventJson json, GatehouseProperties gatehouse, Pollers pollers) {
        return new SqsBinder(new Queues(sqs, clients.aws(), gatehouse), settings, longPollingSqs, sqs, dispatcher,
                json, pollers);
    }

    @Bean
    HealthIndicator queues(SqsBinder binder) {
        return new QueuesHealth(binder.consumers());
    }
}
