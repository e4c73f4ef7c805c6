package dev.gatehouse.local.endpoint;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest calls to AWS services: what least privilege is checked against. */
final class CallLog {
    private static final int KEPT = 20_000;

    private final Deque<Call> calls = new ArrayDeque<>();

    record Call(Instant time, String service, String operation, List<String> resources, String userAgent, int status) {}

    synchronized void add(Call call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    synchronized List<Call> calls() {
        return new ArrayList<>(calls);
    }

    synchronized void clear() {
        calls.clear();
    }

    /** A call while it is being answered. */
    static final class Draft {
        private final Instant time = Instant.now();
        private final String userAgent;
        private String service = "";
        private String operation = "";
        private List<String> resources = List.of();
        private int status;

        Draft(String userAgent) {
            this.userAgent = userAgent;
        }

        void to(String calledService, String calledOperation) {
            service = calledService;
            operation = calledOperation;
        }

        void on(List<String> called) {
            resources = called;
        }

        WireReply replied(WireReply reply) {
            status = reply.status();
            return reply;
        }

        void addTo(CallLog log) {
            log.add(new Call(time, service, operation, resources, userAgent, status));
        }
    }
}
