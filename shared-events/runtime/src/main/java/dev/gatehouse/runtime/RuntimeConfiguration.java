package dev.gatehouse.runtime;

import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.claims.ClaimStore;
import dev.gatehouse.runtime.claims.ClaimingEventLog;
import dev.gatehouse.runtime.claims.RecordedEvents;
import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.DynamoDbFailureNotes;
import dev.gatehouse.runtime.dispatch.EnvelopeReader;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.dispatch.FailureNotes;
import dev.gatehouse.runtime.inbox.DynamoDbInbox;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.DynamoDbEventLog;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a service needs to run its functions; the service adds its {@link EventTypes} and its aggregates. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatehouseProperties.class)
public class RuntimeConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    AwsClients awsClients(GatehouseProperties gatehouse, ObjectProvider<AwsLocation> location,
            ObjectProvider<ExecutionInterceptor> interceptors) {
        return new AwsClients(location.getIfAvailable(gatehouse::aws), interceptors.orderedStream().toList());
    }

    @Bean
    AwsCalls awsCalls(AwsClients aws, EventJson json) {
        return new AwsCalls(aws, json);
    }

    @Bean
    DynamoDbClient dynamoDb(AwsClients aws) {
        return aws.build(DynamoDbClient.builder());
    }

    @Bean
    S3Objects s3Objects(AwsClients aws, EventJson json) {
        return new S3Objects(aws, json);
    }

    @Bean
    ClaimStore claimStore(S3Objects objects) {
        return new S3ClaimStore(objects);
    }

    @Bean
    ClaimCheck claimCheck(GatehouseProperties gatehouse, ClaimStore store, EventJson json) {
        var claims = gatehouse.claims();
        return new ClaimCheck(json, store, claims.bucket(), claims.sources(),
                claims.limit().toBytes());
    }

    @Bean
    EventLog eventLog(DynamoDbClient dynamoDb, GatehouseProperties gatehouse, ClaimCheck claims) {
        return new ClaimingEventLog(new DynamoDbEventLog(dynamoDb, gatehouse.logTable()), claims);
    }

    @Bean
    RecordedEvents recordedEvents(EventLog log, EventJson json, ClaimCheck claims) {
        return new RecordedEvents(log, json, claims);
    }

    @Bean
    Inbox inbox(DynamoDbClient dynamoDb, GatehouseProperties gatehouse, InstantSource clock) {
        return new DynamoDbInbox(dynamoDb, gatehouse.inboxTable(), clock, gatehouse.inbox().claim(),
                gatehouse.inbox().kept());
    }

    @Bean
    FailureNotes failureNotes(DynamoDbClient dynamoDb, GatehouseProperties gatehouse, InstantSource clock) {
        return new DynamoDbFailureNotes(dynamoDb, gatehouse.inboxTable(), clock);
    }

    @Bean
    Dispatcher dispatcher(EventJson json, EventTypes types, ClaimCheck claims, FailureNotes failures) {
        return new Dispatcher(new EnvelopeReader(json, types, claims), failures);
    }
}
