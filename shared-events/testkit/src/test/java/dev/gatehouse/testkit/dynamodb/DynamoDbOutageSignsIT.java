package dev.gatehouse.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.breaker.DynamoDbOutageSigns;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.breaker.OutageSigns.Count;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@LocalCloudTest
class DynamoDbOutageSignsIT {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private OutageSigns one;
    private OutageSigns other;

    @BeforeEach
    void connect(URI endpoint) {
        var dynamoDb = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of()).build(DynamoDbClient.builder());
        var provider = "bank-" + UUID.randomUUID();
        one = new DynamoDbOutageSigns(dynamoDb, "payment-inbox", provider, now::get, WINDOW, PROBE_INTERVAL);
        other = new DynamoDbOutageSigns(dynamoDb, "payment-inbox", provider, now::get, WINDOW, PROBE_INTERVAL);
    }

    @Test
    void countsTheFailuresOfAllInstancesWithinASpanOfTime() {
        var first = one.failed(1);
        var second = other.failed(2);

        assertThat(first.failures()).isEqualTo(1);
        assertThat(second.failures()).isEqualTo(3);
        assertThat(second.outage()).isEqualTo(first.outage());
    }

    @Test
    void beginsAnewWhenTheSpanIsOver() {
        var first = one.failed(1);
        now.updateAndGet(time -> time.plus(WINDOW));

        var second = other.failed(1);

        assertThat(second.failures()).isEqualTo(1);
        assertThat(second.outage()).isNotEqualTo(first.outage());
    }

    @Test
    void beginsAnewWhenTheProviderIsBack() {
        one.failed(1);
        now.updateAndGet(time -> time.plusMillis(1));
        other.recovered();

        assertThat(one.failed(1).failures()).isEqualTo(1);
    }

    @Test
    void losesNoFailureOfManyAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 16).<Callable<Count>>mapToObj(_ -> () -> one.failed(1)).toList());
        }

        assertThat(other.failed(1).failures()).isEqualTo(17);
    }

    @Test
    void electsOneOfThoseWhoAreAboutToProbe() {
        assertThat(one.isElected()).isTrue();
        assertThat(other.isElected()).isFalse();

        now.updateAndGet(time -> time.plus(PROBE_INTERVAL));

        assertThat(other.isElected()).isTrue();
        assertThat(one.isElected()).isFalse();
    }
}
