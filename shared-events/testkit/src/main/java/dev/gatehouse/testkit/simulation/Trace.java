package dev.gatehouse.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in a run, line by line. */
public final class Trace {
    private final List<String> lines = new ArrayList<>();
    private final VirtualTime time;
    private final boolean isKept;

    /** @param isKept whether anybody is going to read it */
    public Trace(VirtualTime time, boolean isKept) {
        this.time = time;
        this.isKept = isKept;
    }

    /** @param words what to say; separated by blanks */
    public void line(Object... words) {
        if (isKept) {
            var at = time.sinceStart();
            lines.add("%3dd %02d:%02d:%02d.%03d %s".formatted(at.toDays(), at.toHoursPart(), at.toMinutesPart(),
                    at.toSecondsPart(), at.toMillisPart(),
                    Stream.of(words).map(Object::toString).collect(Collectors.joining(" "))));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
