package dev.gatehouse.local.hosting;

import dev.gatehouse.local.template.Arn;
import java.net.URI;
import java.util.List;

/** What a Spring Boot application is told when it runs here. */
final class ServiceArguments {
    private ServiceArguments() {}

    static List<String> of(URI endpoint, URI paymentProvider) {
        return List.of("--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--gatehouse.aws.endpoint=" + endpoint, "--gatehouse.aws.region=" + Arn.REGION,
                "--gatehouse.payment.provider.base-url=" + paymentProvider,
                "--spring.cloud.stream.sqs.default.consumer.poll-wait=1s"); // nobody pays for requests here
    }
}
