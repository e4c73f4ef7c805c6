package dev.gatehouse.stream.sns;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.json.EventJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sns.SnsClient;

/** What the binder {@code sns} consists of. */
@Configuration(proxyBeanMethods = false)
public class SnsBinderConfiguration {

    @Bean
    SnsClient sns(AwsClients aws) {
        return aws.build(SnsClient.builder());
    }

    @Bean
    SnsBinder snsBinder(AwsClients aws, SnsClient sns, EventJson json) {
        return new SnsBinder(new Topics(sns, aws.aws()), sns, json);
    }
}
