package dev.gatehouse.local.sqs;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.Engine;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Protocol;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/** The one way into a queue, for clients and for the services here alike. */
final class Sending {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** ElasticMQ is no faster with more. */
    private static final int AT_ONCE = 32;

    private final Semaphore connections = new Semaphore(AT_ONCE, true);
    private final Engine engine;
    private final QueueAttributes attributes;
    private final DeliverySwitch deliveries;

    Sending(Engine engine, QueueAttributes attributes, DeliverySwitch deliveries) {
        this.engine = engine;
        this.attributes = attributes;
        this.deliveries = deliveries;
    }

    WireReply one(String queue, Input message, WireRequest request) {
        attributes.check(queue, message);
        return deliveries.deliver(queue, () -> send(request));
    }

    /** Each entry takes its own way, so that it is copied and delayed by itself. */
    WireReply batch(String queue, Input input, AwsRequest request) {
        var isQuery = request.protocol() == Protocol.QUERY;
        var entries = input.objects(isQuery ? "SendMessageBatchRequestEntry" : "Entries");
        entries.forEach(entry -> attributes.check(queue, entry));
        QueueAttributes.checkBatch(entries);
        if (isQuery || deliveries.passes(queue)) {
            return deliveries.deliver(queue, () -> send(request.wire()));
        }
        var replies = new ArrayList<CompletableFuture<WireReply>>();
        for (var entry : entries) {
            var single = request.input().deepCopy();
            single.putArray("Entries").add(entry.node());
            var alone = request.wire().withBody(single.toString());
            replies.add(CompletableFuture.supplyAsync(() -> deliveries.deliver(queue, () -> send(alone)),
                    Thread::startVirtualThread));
        }
        return replies.isEmpty() ? send(request.wire()) : merged(replies);
    }

    private WireReply send(WireRequest request) {
        connections.acquireUninterruptibly();
        try {
            return engine.forward(request);
        } finally {
            connections.release();
        }
    }

    private static WireReply merged(List<CompletableFuture<WireReply>> replies) {
        var output = JSON.createObjectNode();
        var successful = output.putArray("Successful");
        var failed = output.putArray("Failed");
        for (var reply : replies) {
            var part = await(reply);
            if (!part.isSuccess()) {
                return part;
            }
            var results = JSON.readTree(part.body());
            results.path("Successful").forEach(successful::add);
            results.path("Failed").forEach(failed::add);
        }
        return WireReply.json(200, output);
    }

    private static WireReply await(CompletableFuture<WireReply> reply) {
        try {
            return reply.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AwsError error ? error : e;
        }
    }
}
