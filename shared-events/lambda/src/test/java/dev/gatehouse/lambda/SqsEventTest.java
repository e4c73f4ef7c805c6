package dev.gatehouse.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqsEventTest {
    private static final String ORDER = "0198c0de-0000-7000-8000-000000000001";

    @Test
    void takesOverWhatADeliveryIsMadeOf() {
        assertThat(read("batches/plain").records()).containsExactly(new SqsRecord(
                "arn:aws:sqs:us-east-2:123456789012:my-queue", "059f36b4-87a3-44ab-83d2-661975830a7d",
                "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a", Wire.envelope("OrderPaid", ORDER), 1, null));
    }

    @Test
    void knowsGroupsOfFifoQueuesOnly() {
        assertThat(read("batches/fifo").records()).extracting(SqsRecord::group).containsExactly("1");
        assertThat(read("batches/fair-group").records().getFirst().group()).isNull();
    }

    @Test
    void countsDeliveries() {
        var again = Wire.event("batches/plain", ORDER)
                .replace("\"ApproximateReceiveCount\": \"1\"", "\"ApproximateReceiveCount\": \"4\"");

        assertThat(SqsEvent.read(again, Wire.JSON).records()).extracting(SqsRecord::receiveCount).containsExactly(4);
    }

    private static SqsEvent read(String event) {
        return SqsEvent.read(Wire.event(event, ORDER), Wire.JSON);
    }
}
