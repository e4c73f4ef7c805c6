package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.Contact;
import dev.gatehouse.contracts.CustomerId;
import dev.gatehouse.contracts.InvalidField;
import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.order.OrderPlaced;
import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.order.PlaceOrder;
import dev.gatehouse.decision.Decision;
import java.time.Instant;

/** The checks that turn a command into a placed or a rejected order. */
final class OrderPlacing {
    private OrderPlacing() {}

    static Decision<Order> decide(PlaceOrder command, String fingerprint, Instant placedAt) {
        var customer = new CustomerId(command.customer().id());
        try {
            return placed(command, customer, fingerprint, placedAt);
        } catch (InvalidField invalid) {
            return refused(command, customer, fingerprint, "INVALID_ORDER", invalid.getMessage() + ".");
        } catch (ArithmeticException overflow) {
            return refused(command, customer, fingerprint, "TOTAL_TOO_LARGE",
                    "The order's total is too large to be charged.");
        }
    }

    private static Decision<Order> placed(
            PlaceOrder command, CustomerId customer, String fingerprint, Instant placedAt) {
        var lines = command.lines().stream().map(line -> priced(line, command.currency())).toList();
        var totals = Totals.of(lines);
        if (totals.gross().amount() == 0) {
            return refused(command, customer, fingerprint, "NOTHING_TO_PAY",
                    "The order's total is zero, so there is nothing to charge.");
        }
        var contact = new Contact(
                command.customer().name(), command.customer().email(), command.customer().address());
        return Decision.of(
                new Order.Pending(new Order.Terms(command.orderId(), customer, totals.gross(), fingerprint)),
                new OrderPlaced(command.orderId(), customer, contact, lines, totals, command.payment(), placedAt));
    }

    private static OrderLine priced(PlaceOrder.Line line, String currency) {
        var unitPrice = new Money(line.unitPrice(), currency);
        return new OrderLine(line.sku(), line.description(), line.quantity(), unitPrice, line.taxRate());
    }

    private static Decision<Order> refused(
            PlaceOrder command, CustomerId customer, String fingerprint, String reason, String message) {
        return Decision.of(
                new Order.Refused(command.orderId(), fingerprint),
                new OrderRejected(command.orderId(), customer, reason, message));
    }
}
