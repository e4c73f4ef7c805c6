package dev.gatehouse.local.command;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A system that was started from this repository.
 *
 * @param started of the process, in milliseconds: tells it from a later one with the same id
 */
record Instance(long pid, long started, URI api, URI endpoint) {

    static Instance current(URI api, URI endpoint) {
        var self = ProcessHandle.current();
        return new Instance(self.pid(), started(self), api, endpoint);
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> started(process) == started);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
