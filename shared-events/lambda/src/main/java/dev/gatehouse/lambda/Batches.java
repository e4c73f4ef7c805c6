package dev.gatehouse.lambda;

import dev.gatehouse.runtime.dispatch.Dispatcher;
import dev.gatehouse.runtime.dispatch.RetryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/** Handles batches message by message, so that each of them succeeds or fails alone. */
final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private final Dispatcher dispatcher;
    private final Supplier<FunctionBean> function;
    private final Duration reserve;

    Batches(Dispatcher dispatcher, Supplier<FunctionBean> function, Duration reserve) {
        this.dispatcher = dispatcher;
        this.function = function;
        this.reserve = reserve;
    }

    /**
     * @param remaining time until Lambda ends the invocation
     * @return the messages that must be delivered again
     */
    List<FailedMessage> handle(List<SqsRecord> batch, Supplier<Duration> remaining) {
        var failed = new ArrayList<FailedMessage>();
        var failedByGroup = new HashMap<String, String>();
        for (var message : batch) {
            var left = remaining.get();
            if (left.compareTo(reserve) < 0) {
                returnUnstarted(message, left);
                failed.add(new FailedMessage(message, null));
            } else {
                failure(message, failedByGroup).ifPresent(failed::add);
            }
        }
        return failed;
    }

    private Optional<FailedMessage> failure(SqsRecord message, Map<String, String> failedByGroup) {
        var group = message.group();
        var ahead = group == null ? null : failedByGroup.get(group);
        var failure = failure(message, ahead == null ? function.get()::accept : holdBack(ahead));
        if (failure.isPresent() && group != null) {
            failedByGroup.putIfAbsent(group, message.messageId());
        }
        return failure;
    }

    private Optional<FailedMessage> failure(SqsRecord message, Consumer<Message<?>> call) {
        try {
            dispatcher.dispatch(message.deliveryTo(function.get().name()), call);
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | LinkageError noted) {
            return Optional.of(new FailedMessage(message, RetryLater.delayOf(noted).orElse(null)));
        } finally {
            // A function that was interrupted says so by this flag, which would break off the next one's requests.
            Thread.interrupted();
        }
    }

    // Goes through the dispatcher, so that a message that ends up dead-lettered behind another one has its note, too.
    private static Consumer<Message<?>> holdBack(String ahead) {
        return _ -> {
            throw new HeldBack(ahead);
        };
    }

    // Without a note: a dead letter without one means that time ran out.
    private void returnUnstarted(SqsRecord message, Duration left) {
        LOG.warn("Not started: {}: {} ms of the invocation are left, and gatehouse.lambda.reserve is {} ms",
                message.deliveryTo(function.get().name()), left.toMillis(), reserve.toMillis());
    }
}
