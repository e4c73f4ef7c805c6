package dev.gatehouse.local.command;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A read whose answer comes in pages, each of which says where the next one begins. */
enum PagedRead {
    SCAN("dynamodb", "DynamoDB_20120810.Scan", "ExclusiveStartKey", "LastEvaluatedKey"), LIST_QUEUES("sqs",
            "AmazonSQS.ListQueues", "NextToken", "NextToken");

    private final String service;
    private final String target;
    private final String begin;
    private final String next;

    /** What is done with a page. */
    @FunctionalInterface
    interface PageReader {
        void read(JsonNode page) throws InterruptedException;
    }

    PagedRead(String service, String target, String begin, String next) {
        this.service = service;
        this.target = target;
        this.begin = begin;
        this.next = next;
    }

    /** @throws CommandFailure if nobody answers, or the service refuses */
    void each(AwsCaller aws, ObjectNode input, PageReader reader) throws InterruptedException {
        @Nullable
        JsonNode start = null;
        do {
            if (start != null) {
                input.set(begin, start);
            }
            var page = aws.result(service, target, input);
            reader.read(page);
            start = page.get(next);
        } while (start != null);
    }
}
