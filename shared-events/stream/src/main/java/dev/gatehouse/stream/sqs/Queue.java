package dev.gatehouse.stream.sqs;

import java.time.Duration;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;

/**
 * A queue that exists.
 *
 * @param visibility how long a received message stays invisible to others, unless that is extended
 */
record Queue(String name, String url, Duration visibility) implements ConsumerDestination, ProducerDestination {

    boolean fifo() {
        return name.endsWith(".fifo");
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getNameForPartition(int partition) {
        throw new UnsupportedOperationException("queue " + name + ": partitioned output is not supported");
    }
}
