package dev.gatehouse.runtime.dispatch;

import dev.gatehouse.contracts.Envelope;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/** Brings one delivery to its function: unwrap, read, call; a failure is noted and thrown on. */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private final EnvelopeReader reader;
    private final FailureNotes failures;

    public Dispatcher(EnvelopeReader reader, FailureNotes failures) {
        this.reader = reader;
        this.failures = failures;
    }

    /**
     * Returns when the message may be acknowledged.
     *
     * @throws RuntimeException what kept the message from being handled; it must be delivered again
     */
    public void dispatch(Delivery delivery, Consumer<Message<?>> function) {
        @Nullable
        Envelope<?> envelope = null;
        try {
            if (reader.saysNothing(delivery.body())) {
                return;
            }
            envelope = reader.read(delivery.body());
            function.accept(Messages.of(envelope));
        } catch (RuntimeException | Error thrown) {
            var failure = Failure.of(thrown);
            LOG.warn("Failed: {}: {}", delivery, failure);
            failures.failed(delivery, envelope == null ? "" : envelope.metadata().eventId(), failure);
            throw thrown;
        }
    }
}
