package dev.gatehouse.simulation.ports;

import dev.gatehouse.runtime.dispatch.OutgoingMessage;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.testkit.simulation.Calls;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What customers are told, and how often. */
public final class Notices implements Inbox {
    private final Map<String, Integer> sent = new TreeMap<>();
    private final Set<String> interrupted = new HashSet<>();
    private final Inbox inbox;
    private final Calls calls;
    private final EventJson json;

    public Notices(Inbox inbox, Calls calls, EventJson json) {
        this.inbox = inbox;
        this.calls = calls;
        this.json = json;
    }

    public void publish(OutgoingMessage message) {
        var id = json.tree(message.body()).path("noticeId").asString();
        calls.read("publish notice " + id, () -> sent.merge(id, 1, Integer::sum));
    }

    @Override
    public void once(String function, String eventId, Runnable effect) {
        var before = times(eventId);
        var isComplete = false;
        try {
            inbox.once(function, eventId, effect);
            isComplete = true;
        } finally {
            if (!isComplete && times(eventId) > before) {
                interrupted.add(eventId);
            }
        }
    }

    public int times(String cause) {
        return sent.getOrDefault(cause, 0);
    }

    /** Whether something went wrong after it was sent, and before that was noted. */
    public boolean wasInterrupted(String cause) {
        return interrupted.contains(cause);
    }
}
