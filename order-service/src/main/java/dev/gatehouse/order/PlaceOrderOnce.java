package dev.gatehouse.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.order.domain.Order;
import dev.gatehouse.runtime.aggregate.Decider;
import dev.gatehouse.runtime.json.EventJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells the same order sent again from another one under the same key: by what it says. */
record PlaceOrderOnce(EventJson json) implements Decider<Order, PlaceOrder> {

    @Override
    public Decision<Order> decide(Order order, Envelope<PlaceOrder> command) {
        return order.place(command, fingerprint(command.data()));
    }

    @Override
    public String handledAs(Envelope<PlaceOrder> command) {
        return command.metadata().eventId() + "/" + fingerprint(command.data());
    }

    private String fingerprint(PlaceOrder command) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.write(command).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
