package dev.gatehouse.local.pipes;

import dev.gatehouse.local.delivery.DeliveryFailed;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where a pipe leads. */
interface PipeTarget {
    String arn();

    /**
     * Sends one message or event for each item.
     *
     * @throws DeliveryFailed if not all were taken; some may have been
     */
    void send(List<JsonNode> items);
}
