package dev.gatehouse.local.sqs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes inboxes get every message several times and out of order, as SQS may at any time. */
public final class DeliverySwitch {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverySwitch.class);
    private static final int MOST_COPIES = 10;
    private static final int LONGEST_SHUFFLE = 60_000;

    private final AtomicLong extra = new AtomicLong();
    private volatile Setting setting = new Setting(1, 0);

    record Setting(int copies, int shuffleMillis) {
        Setting {
            if (copies < 1 || copies > MOST_COPIES || shuffleMillis < 0 || shuffleMillis > LONGEST_SHUFFLE) {
                throw new IllegalArgumentException("copies must be from 1 to %d and shuffleMillis from 0 to %d."
                        .formatted(MOST_COPIES, LONGEST_SHUFFLE));
            }
        }

        boolean isOff() {
            return copies == 1 && shuffleMillis == 0;
        }
    }

    /** The setting as JSON, and how many copies have been sent so far. */
    public JsonNode show() {
        ObjectNode shown = JsonMapper.shared().valueToTree(setting);
        return shown.put("extra", extra.get());
    }

    /** @throws IllegalArgumentException if it is no setting */
    public JsonNode set(JsonNode wanted) {
        if (!wanted.path("copies").isInt() || !wanted.path("shuffleMillis").isInt()) {
            throw new IllegalArgumentException("copies and shuffleMillis must be whole numbers.");
        }
        setting = new Setting(wanted.path("copies").intValue(), wanted.path("shuffleMillis").intValue());
        return show();
    }

    /** Whether messages to this queue go straight through. */
    boolean passes(String queue) {
        return setting.isOff() || !queue.endsWith("-inbox");
    }

    /** Sends as often as is set. The answer is that of a copy which has arrived: a sender is never told too early. */
    <T> T deliver(String queue, Supplier<T> send) {
        var current = setting;
        if (passes(queue)) {
            return send.get();
        }
        for (int copy = 1; copy < current.copies(); copy++) {
            Thread.startVirtualThread(() -> sendExtra(queue, current, send));
        }
        shuffle(current);
        return send.get();
    }

    private void sendExtra(String queue, Setting setting, Supplier<?> send) {
        try {
            shuffle(setting);
            var _ = send.get();
            extra.incrementAndGet();
        } catch (RuntimeException e) {
            LOG.warn("A copy for {} was not delivered: {}", queue, e.getMessage());
        }
    }

    private static void shuffle(Setting setting) {
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(setting.shuffleMillis() + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The local cloud is stopping", e);
        }
    }
}
