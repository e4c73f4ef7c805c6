package dev.gatehouse.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import dev.gatehouse.runtime.json.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.cloud.function.adapter.aws.AWSLambdaUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** What {@code FunctionInvoker} invokes: a batch comes in, and out go the ids of the messages that failed. */
record SqsHandler(Batches batches, Redelivery redelivery,
        EventJson json) implements Function<Message<InputStream>, Message<byte[]>> {

    /** The name that {@code spring.cloud.function.definition} must have. */
    static final String NAME = "dispatcher";

    private static final Duration UNLIMITED = Duration.ofDays(1);

    record Response(List<Failure> batchItemFailures) {}

    record Failure(String itemIdentifier) {}

    @Override
    public Message<byte[]> apply(Message<InputStream> request) {
        var event = SqsEvent.read(text(request.getPayload()), json);
        var failed = batches.handle(event.records(), remaining(request));
        redelivery.schedule(failed);
        return new GenericMessage<>(json.write(response(failed)).getBytes(UTF_8));
    }

    private static String text(InputStream event) {
        try {
            return new String(event.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Supplier<Duration> remaining(Message<?> request) {
        var context = request.getHeaders().get(AWSLambdaUtils.AWS_CONTEXT, Context.class);
        return context == null ? () -> UNLIMITED : () -> Duration.ofMillis(context.getRemainingTimeInMillis());
    }

    private static Response response(List<FailedMessage> failed) {
        return new Response(failed.stream().map(failure -> new Failure(failure.message().messageId())).distinct()
                .toList());
    }
}
