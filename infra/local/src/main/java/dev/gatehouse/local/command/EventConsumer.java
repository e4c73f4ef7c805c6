package dev.gatehouse.local.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that takes events.
 *
 * @param ruleArn of the rule on its context's gate that lets other contexts' events in; absent if there is none
 * @param ownTypes the events of its own context that it takes over the topic
 */
record EventConsumer(String context, String function, @Nullable String ruleArn, List<String> ownTypes) {

    String inbox() {
        return context + "-" + function + "-inbox";
    }

    String gate() {
        return context + "-gate";
    }
}
