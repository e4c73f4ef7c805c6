package dev.gatehouse.simulation.workload;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.order.PlaceOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An order, and what will be done about it.
 *
 * @param lines how many positions; none makes no sense, and is refused
 * @param description in characters
 */
public record Saga(OrderId id, PaymentChoice payment, int lines, long price, int description, List<Act> acts) {
    private static final List<String> RATES = List.of("0.19", "0.07", "0");

    public Saga {
        acts = List.copyOf(acts);
    }

    /** The ids of the refunds that will be asked for. */
    public List<String> refunds() {
        return lines == 0
                ? List.of()
                : acts.stream().filter(act -> act.kind().isRefund()).map(this::key).toList();
    }

    /** The Idempotency-Key of a command. */
    String key(Act act) {
        var name = id.value() + act.kind() + act.number();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public Saga with(List<Act> others) {
        return new Saga(id, payment, lines, price, description, others);
    }

    /** @param price of each piece */
    public PlaceOrder command(long price) {
        var positions = new ArrayList<PlaceOrder.Line>();
        for (var line = 0; line < Math.max(1, lines); line++) {
            positions.add(new PlaceOrder.Line("SKU-" + line, "x".repeat(description), lines == 0 ? 0 : 1 + line,
                    price + line, new TaxRate(RATES.get(line % RATES.size()))));
        }
        var address = new Contact.Address("Torweg 7", "10115", "Berlin", "DE");
        return new PlaceOrder(id, new PlaceOrder.Customer("c-1", "Ada", "ada@shop.example", address), "EUR", positions,
                payment);
    }

    @Override
    public String toString() {
        return "%s %s %s, %d lines at %d: %s".formatted(id.value().substring(0, 8), payment.method(),
                payment.token() == null ? "" : payment.token(), lines, price,
                acts.stream().map(act -> act.kind() + "@" + act.after()).toList());
    }
}
