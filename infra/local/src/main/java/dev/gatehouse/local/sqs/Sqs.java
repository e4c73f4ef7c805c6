package dev.gatehouse.local.sqs;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.AwsService;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Protocol;
import dev.gatehouse.local.endpoint.WireReply;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** SQS as clients call it. */
public final class Sqs implements AwsService, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ElasticMq elasticMq;
    private final QueueAttributes attributes = new QueueAttributes();
    private final DeliverySwitch deliveries = new DeliverySwitch();
    private final Sending sending;
    private final MoveTasks moves = new MoveTasks(queues());

    private Sqs(ElasticMq elasticMq) {
        this.elasticMq = elasticMq;
        this.sending = new Sending(elasticMq.engine(), attributes, deliveries);
    }

    /**
     * @param endpoint what queue URLs start with
     * @param directory where queues and messages are kept; none keeps them in memory
     */
    public static Sqs start(URI endpoint, @Nullable Path directory) {
        return new Sqs(ElasticMq.start(endpoint, directory));
    }

    public Queues queues() {
        return new Queues(this);
    }

    public DeliverySwitch deliveries() {
        return deliveries;
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public WireReply call(AwsRequest request) {
        var input = new Input(request.input());
        return switch (request.operation()) {
            case "SendMessage" -> sending.one(queue(request), input, request.wire());
            case "SendMessageBatch" -> sending.batch(queue(request), input, request);
            case "CreateQueue" -> create(request, input);
            case "SetQueueAttributes" -> setAttributes(request, input);
            case "GetQueueAttributes" -> getAttributes(request, input);
            case "DeleteQueue" -> delete(request);
            case "StartMessageMoveTask" -> request.answer(moves.start(input));
            case "ListMessageMoveTasks" -> request.answer(moves.list(input));
            case "CancelMessageMoveTask" -> request.answer(moves.cancel(input));
            default -> forward(request);
        };
    }

    private WireReply create(AwsRequest request, Input input) {
        var reply = forward(request);
        if (reply.isSuccess()) {
            attributes.note(input.text("QueueName"), input.textMap("Attributes"));
        }
        return reply;
    }

    private WireReply delete(AwsRequest request) {
        attributes.forget(queue(request));
        return forward(request);
    }

    private WireReply setAttributes(AwsRequest request, Input input) {
        if (request.protocol() == Protocol.QUERY) {
            return forward(request);
        }
        var all = input.textMap("Attributes");
        var theirs = request.input().deepCopy();
        var kept = theirs.putObject("Attributes");
        all.forEach((name, value) -> {
            if (!QueueAttributes.isOurs(name)) {
                kept.put(name, value);
            }
        });
        var reply = elasticMq.engine().forward(request.wire().withBody(theirs.toString()));
        if (reply.isSuccess()) {
            attributes.note(queue(request), all);
        }
        return reply;
    }

    private WireReply getAttributes(AwsRequest request, Input input) {
        var reply = forward(request);
        var names = input.has("AttributeNames") ? input.texts("AttributeNames") : input.texts("AttributeName");
        if (request.protocol() == Protocol.QUERY || !reply.isSuccess()
                || !(JSON.readTree(reply.body()) instanceof ObjectNode output)) {
            return reply;
        }
        attributes.of(queue(request)).forEach((name, value) -> {
            if (names.contains("All") || names.contains(name)) {
                output.withObject("Attributes").put(name, value);
            }
        });
        return new WireReply(reply.status(), reply.headers(), output.toString());
    }

    private WireReply forward(AwsRequest request) {
        return elasticMq.engine().forward(request.wire());
    }

    /** The name of the queue that a call is about; the query protocol may give it in the path. */
    private static String queue(AwsRequest request) {
        var url = request.input().path("QueueUrl");
        var address = url.isString() ? url.asString() : request.wire().path();
        var queue = address.substring(address.lastIndexOf('/') + 1);
        if (queue.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter QueueUrl.");
        }
        return queue;
    }

    @Override
    public void close() {
        moves.close();
        elasticMq.close();
    }
}
