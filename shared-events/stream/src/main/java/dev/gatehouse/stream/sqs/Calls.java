package dev.gatehouse.stream.sqs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of a function: each in a virtual thread of its own, and never more at a time than agreed. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private final int concurrency;
    private final Semaphore free;
    private final ThreadFactory threads;

    Calls(String name, int concurrency) {
        this.concurrency = concurrency;
        this.free = new Semaphore(concurrency);
        this.threads = Thread.ofVirtual()
                .name(name + "-", 1)
                .uncaughtExceptionHandler((thread, error) -> LOG.error("{} died", thread.getName(), error))
                .factory();
    }

    /** Waits a second for at least one call, and gets as many as are free then: 0 to {@code most}. */
    int reserve(int most) throws InterruptedException {
        var reserved = free.tryAcquire(1, TimeUnit.SECONDS) ? 1 : 0;
        while (reserved > 0 && reserved < most && free.tryAcquire()) {
            reserved++;
        }
        return reserved;
    }

    void giveBack(int reserved) {
        free.release(reserved);
    }

    /** Uses one reserved call. */
    void start(Runnable call) {
        threads.newThread(() -> {
            try {
                call.run();
            } finally {
                free.release();
            }
        }).start();
    }

    /** @return how many calls have not ended even then */
    int awaitEnd(Duration patience) throws InterruptedException {
        if (free.tryAcquire(concurrency, patience.toNanos(), TimeUnit.NANOSECONDS)) {
            free.release(concurrency);
            return 0;
        }
        return concurrency - free.availablePermits();
    }
}
