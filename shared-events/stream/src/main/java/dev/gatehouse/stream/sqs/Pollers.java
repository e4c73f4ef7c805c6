package dev.gatehouse.stream.sqs;

import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;

/**
 * All pollers of an application. Bindings are stopped one after the other, and each waits for its last request to SQS; once the
 * application is to stop, and before the first binding does, none of them begins another request.
 */
final class Pollers implements SmartLifecycle {
    private final Collection<Poller> all = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    void add(Poller poller) {
        all.add(poller);
    }

    void remove(Poller poller) {
        all.remove(poller);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        all.forEach(Poller::quiesce);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After bindings when all is started, before them when all is stopped. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
