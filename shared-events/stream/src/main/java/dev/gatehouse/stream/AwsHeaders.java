package dev.gatehouse.stream;

import dev.gatehouse.runtime.dispatch.OutgoingMessage;

/** Message headers that stand for what a queue or topic keeps about a message. */
public final class AwsHeaders {
    /** Of a FIFO queue, coming in. */
    public static final String GROUP = OutgoingMessage.GROUP;
    /** The queue's id of a raw message, coming in. */
    public static final String MESSAGE_ID = "aws.message-id";
    /** How often a raw message has been delivered by now, coming in. */
    public static final String RECEIVE_COUNT = "aws.receive-count";

    private AwsHeaders() {}
}
