package dev.gatehouse.local.s3;

import java.util.List;

/**
 * Which events of a bucket a queue is told of.
 *
 * @param events such as {@code s3:ObjectCreated:*}
 */
record Subscription(String id, String queueArn, List<String> events, String prefix, String suffix) {

    boolean wants(String event, String key) {
        return events.stream().anyMatch(wanted -> covers(wanted, "s3:" + event))
                && key.startsWith(prefix)
                && key.endsWith(suffix);
    }

    private static boolean covers(String wanted, String event) {
        return wanted.endsWith("*")
                ? event.startsWith(wanted.substring(0, wanted.length() - 1))
                : event.equals(wanted);
    }
}
