package dev.gatehouse.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.order.domain.Order.New;
import dev.gatehouse.order.domain.Order.Pending;
import dev.gatehouse.order.domain.Order.Refused;
import dev.gatehouse.order.domain.Order.Terms;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPlacingTest {
    private static final OrderId ID = new OrderId("0198c0de-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Contact.Address ADDRESS = new Contact.Address("Weg 1", "10115", "Berlin", "DE");
    private static final PaymentChoice CARD = new PaymentChoice(PaymentMethod.CARD, "tok_ok");

    @Test
    void placesTheOrderWithItsTotals() {
        var lines = List.of(new OrderLine("TEA", "Assam", 2, new Money(1999, "EUR"), new TaxRate("0.07")));
        var totals = Totals.of(lines);

        assertThat(place("EUR", new PlaceOrder.Line("TEA", "Assam", 2, 1999, new TaxRate("0.07"))))
                .isEqualTo(Decision.of(
                        new Pending(new Terms(ID, new CustomerId("C-1"), new Money(4278, "EUR"), "print")),
                        new OrderPlaced(ID, new CustomerId("C-1"), new Contact("Ada", "ada@example.com", ADDRESS),
                                lines,
                                totals, CARD, NOW)));
    }

    @Test
    void rejectsANegativeQuantity() {
        assertThat(place("EUR", new PlaceOrder.Line("TEA", "Assam", -1, 1999, new TaxRate("0.07"))))
                .isEqualTo(rejected("INVALID_ORDER", "lines.quantity must be 1 or more."));
    }

    @Test
    void rejectsANegativePrice() {
        assertThat(place("EUR", new PlaceOrder.Line("TEA", "Assam", 1, -1, new TaxRate("0.07"))))
                .isEqualTo(rejected("INVALID_ORDER", "amount must not be negative."));
    }

    @Test
    void rejectsAnUnknownCurrency() {
        assertThat(place("ZZZ", new PlaceOrder.Line("TEA", "Assam", 1, 1, new TaxRate("0.07"))))
                .isEqualTo(rejected("INVALID_ORDER", "currency must be an ISO 4217 code with 0, 2 or 3 decimals."));
    }

    @Test
    void rejectsAnOrderThatCostsNothing() {
        assertThat(place("EUR", new PlaceOrder.Line("TEA", "Assam", 1, 0, new TaxRate("0.07"))))
                .isEqualTo(rejected("NOTHING_TO_PAY", "The order's total is zero, so there is nothing to charge."));
    }

    @Test
    void rejectsATotalThatDoesNotFit() {
        assertThat(place("EUR", new PlaceOrder.Line("TEA", "Assam", 2, Long.MAX_VALUE, new TaxRate("0"))))
                .isEqualTo(rejected("TOTAL_TOO_LARGE", "The order's total is too large to be charged."));
    }

    @Test
    void tellsTheSameOrderFromAnotherOneUnderItsKey() {
        var command = command("EUR", new PlaceOrder.Line("TEA", "Assam", 2, 1999, new TaxRate("0.07")));
        var pending = new Pending(new Terms(ID, new CustomerId("C-1"), new Money(4278, "EUR"), "print"));

        assertThat(pending.place(command, "print")).isEqualTo(Decision.nothing());
        assertThat(pending.place(command, "another")).isEqualTo(Decision.of(pending, new DuplicateKeyConflict(ID)));
    }

    private static Decision<Order> place(String currency, PlaceOrder.Line line) {
        return new New(ID).place(command(currency, line), "print");
    }

    private static Envelope<PlaceOrder> command(String currency, PlaceOrder.Line line) {
        var customer = new PlaceOrder.Customer("C-1", "Ada", "ada@example.com", ADDRESS);
        var command = new PlaceOrder(ID, customer, currency, List.of(line), CARD);
        var metadata = new Metadata(ID.value(), "PlaceOrder", 1, "order/" + ID.value(), 0, NOW, ID.value(), ID.value(),
                null);
        return new Envelope<>(metadata, command);
    }

    private static Decision<Order> rejected(String reason, String message) {
        return Decision.of(new Refused(ID, "print"), new OrderRejected(ID, new CustomerId("C-1"), reason, message));
    }
}
