package dev.gatehouse.aws;

import java.util.List;

/**
 * What only a person can settle: it waits in a queue that nothing reads but people, and wakes somebody up as long as it is
 * there.
 */
final class Attention {
    private static final String ID = "Attention";

    private Attention() {}

    static void of(ContextStack stack, EventTopic topic, String... events) {
        var queue = Queue.forPeople(stack, ID, stack.context().named("attention"));
        Alarms.attention(stack, ID, queue);
        topic.feed(ID, queue, List.of(events));
    }
}
