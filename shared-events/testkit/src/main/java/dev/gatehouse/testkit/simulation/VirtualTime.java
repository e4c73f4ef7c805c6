package dev.gatehouse.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still but for what is to come next. */
public final class VirtualTime implements InstantSource {
    private static final Comparator<Task> SOONEST_FIRST = Comparator.comparingLong(Task::at)
            .thenComparingLong(Task::number);

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(SOONEST_FIRST);
    private final Chance chance;
    private final long start;
    private long now;
    private long number;

    /** @param chance goes on with its subject when the time has come */
    public VirtualTime(Instant start, Chance chance) {
        this.chance = chance;
        this.start = start.toEpochMilli();
        this.now = this.start;
    }

    private record Task(long at, long number, String subject, Runnable work) {}

    public void after(Duration delay, Runnable work) {
        tasks.add(new Task(now + delay.toMillis(), number++, chance.subject(), work));
    }

    /** Work that takes a while. */
    public void pass(long millis) {
        now += millis;
    }

    /** Does what is next; nothing if there is nothing. */
    public boolean step() {
        var next = tasks.poll();
        if (next == null) {
            return false;
        }
        now = Math.max(now, next.at());
        chance.about(next.subject());
        next.work().run();
        return true;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    public Duration sinceStart() {
        return Duration.ofMillis(now - start);
    }
}
