package dev.gatehouse.stream.sqs;

import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.integration.channel.FluxMessageChannel;
import org.springframework.integration.core.Pausable;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;

/** A queue as Spring Cloud Stream sees it: an endpoint that can be started, paused and stopped. */
final class QueueConsumer extends MessageProducerSupport implements Pausable {
    private final Reading reading;
    private final Poller poller;

    /** @param poller reads the queue for a function */
    QueueConsumer(Reading reading, Function<Consumer<Message<?>>, Poller> poller) {
        this.reading = reading;
        this.poller = poller.apply(this::sendMessage);
    }

    Reading reading() {
        return reading;
    }

    Poller poller() {
        return poller;
    }

    @Override
    public void setOutputChannel(MessageChannel function) {
        if (function instanceof FluxMessageChannel) {
            throw new IllegalArgumentException(
                    "binding " + reading.binding() + ": reactive functions are not implemented;"
                            + " their messages would be acknowledged before they are handled");
        }
        super.setOutputChannel(function);
    }

    @Override
    protected void doStart() {
        poller.start();
    }

    @Override
    protected void doStop() {
        poller.stop();
    }

    @Override
    public void pause() {
        poller.pause();
    }

    @Override
    public void resume() {
        poller.resume();
    }

    @Override
    public boolean isPaused() {
        return poller.isPaused();
    }
}
