package dev.gatehouse.stream;

/** Message headers that stand for what a queue or topic keeps about a message. */
public final class AwsHeaders {
    /** Of a FIFO queue or topic, both ways. Going out, an event's default is its stream. */
    public static final String GROUP = "aws.message-group-id";
    /** Of a FIFO queue or topic, going out. An event's default is its id. */
    public static final String DEDUPLICATION = "aws.message-deduplication-id";
    /** The queue's id of a raw message, coming in. */
    public static final String MESSAGE_ID = "aws.message-id";
    /** How often a raw message has been delivered by now, coming in. */
    public static final String RECEIVE_COUNT = "aws.receive-count";

    private AwsHeaders() {}
}
