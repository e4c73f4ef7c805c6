package dev.gatehouse.local.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** What a command has started, until Ctrl-C or SIGTERM. */
final class Foreground {
    private Foreground() {}

    /** @param stop gets the time to end cleanly */
    static void await(PrintWriter out, Runnable stop) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println();
            out.println("Stopping ...");
            out.flush();
            stop.run();
            out.println("Stopped.");
            out.flush();
            stopped.countDown();
        }, "stop"));
        stopped.await();
    }
}
