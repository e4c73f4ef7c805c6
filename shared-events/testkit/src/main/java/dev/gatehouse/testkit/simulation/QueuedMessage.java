package dev.gatehouse.testkit.simulation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message in a queue. */
public final class QueuedMessage {
    private final String id;
    private final String body;
    private final String about;
    private int receives;
    private int redrives;
    private @Nullable Duration delay;

    QueuedMessage(String id, String body, String about) {
        this.id = id;
        this.body = body;
        this.about = about;
    }

    public String id() {
        return id;
    }

    public String body() {
        return body;
    }

    public String about() {
        return about;
    }

    /** How often it has been delivered since it was sent or redriven. */
    public int receives() {
        return receives;
    }

    public int redrives() {
        return redrives;
    }

    void receive() {
        receives++;
    }

    void redrive() {
        redrives++;
        receives = 0;
    }

    /** Whoever could not handle it knows when it should come back. */
    public void delay(Duration until) {
        delay = until;
    }

    /** What was said of its latest delivery. */
    Optional<Duration> takeDelay() {
        var said = Optional.ofNullable(delay);
        delay = null;
        return said;
    }

    @Override
    public String toString() {
        return id;
    }
}
