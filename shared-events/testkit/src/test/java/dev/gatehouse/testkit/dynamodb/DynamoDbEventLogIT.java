package dev.gatehouse.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.Append.CounterStep;
import dev.gatehouse.runtime.log.Append.Result;
import dev.gatehouse.runtime.log.DynamoDbEventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.runtime.log.LogEntry.Visibility;
import dev.gatehouse.testkit.cloud.LocalCloudTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@LocalCloudTest
class DynamoDbEventLogIT {
    private final String stream = "test/" + UUID.randomUUID();
    private final String counter = "series/" + UUID.randomUUID();
    private DynamoDbEventLog log;

    @BeforeEach
    void connect(URI endpoint) {
        var aws = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of());
        log = new DynamoDbEventLog(aws.build(DynamoDbClient.builder()), "invoice-log");
    }

    @Test
    void knowsNothingOfAStreamThatWasNeverWritten() {
        assertThat(log.newest(stream)).isEmpty();
    }

    @Test
    void readsTheNewestEntryAsItWasWritten() {
        log.append(new Append(List.of(entry(1)), null));

        assertThat(log.append(new Append(List.of(entry(2)), null))).isEqualTo(new Result.Recorded());

        assertThat(log.newest(stream)).contains(entry(2));
    }

    @Test
    void losesToWhoeverWroteTheSamePlaceFirst() {
        log.append(new Append(List.of(entry(1)), null));

        assertThat(log.append(new Append(List.of(entry(1)), null))).isEqualTo(new Result.Lost());
        assertThat(log.append(new Append(List.of(entry(1), entry(2)), null))).isEqualTo(new Result.Lost());
        assertThat(log.newest(stream)).contains(entry(1));
    }

    @Test
    void recordsSeveralEntriesTogether() {
        assertThat(log.append(new Append(List.of(entry(1), entry(2)), null))).isEqualTo(new Result.Recorded());

        assertThat(log.newest(stream)).contains(entry(2));
    }

    @Test
    void stepsTheCounterWithTheEntryOrNotAtAll() {
        assertThat(log.append(numbered(1, 0))).isEqualTo(new Result.Recorded());
        assertThat(log.append(numbered(2, 1))).isEqualTo(new Result.Recorded());

        assertThat(log.append(numbered(2, 2))).isEqualTo(new Result.Lost());
        assertThat(log.append(numbered(3, 2))).isEqualTo(new Result.Recorded());
    }

    @Test
    void tellsWhereTheCounterStandsWhenTheGuessWasWrong() {
        log.append(numbered(1, 0));
        log.append(numbered(2, 1));

        assertThat(log.append(numbered(3, 0))).isEqualTo(new Result.CounterMoved(2));
        assertThat(log.append(numbered(3, 9))).isEqualTo(new Result.CounterMoved(2));
        assertThat(log.newest(stream)).contains(entry(2));
    }

    @Test
    void tellsThatAnUnusedCounterStandsAtZero() {
        assertThat(log.append(numbered(1, 5))).isEqualTo(new Result.CounterMoved(0));
    }

    private Append numbered(long sequence, long last) {
        return new Append(List.of(entry(sequence)), new CounterStep(counter, last));
    }

    private LogEntry entry(long sequence) {
        var metadata = new Metadata(stream + "/" + sequence, "Tested", 1, stream, sequence,
                Instant.parse("2026-11-21T10:00:00.123456Z"), "saga", "cause", "00-0af7-01");
        return new LogEntry(metadata, "{\"a\":1}", "{\"is\":\"New\"}", List.of("m1", "m2"), Visibility.INTERNAL);
    }
}
