package dev.gatehouse.local.command;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** Shows how far a command is: in one line that changes on a terminal, else in a line now and then. */
final class Progress implements AutoCloseable {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final long BETWEEN_LINES = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private String shown = "";
    private long shownAt;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.shownAt = System.nanoTime();
    }

    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    void show(String text) {
        var tooEarly = !terminal && System.nanoTime() - shownAt < BETWEEN_LINES;
        if (tooEarly || text.equals(shown)) {
            return;
        }
        shown = text;
        shownAt = System.nanoTime();
        if (terminal) {
            out.print(ERASE_LINE + text);
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Leaves no trace on a terminal. */
    @Override
    public void close() {
        if (terminal && !shown.isEmpty()) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
