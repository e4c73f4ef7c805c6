package dev.gatehouse.stream.sns;

import org.springframework.cloud.stream.provisioning.ProducerDestination;

/** A topic that exists. */
record Topic(String arn) implements ProducerDestination {

    boolean fifo() {
        return arn.endsWith(".fifo");
    }

    @Override
    public String getName() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public String getNameForPartition(int partition) {
        throw new UnsupportedOperationException("topic " + getName() + ": partitioned output is not supported");
    }
}
