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

    static Decision<Order> decide(PlaceOrder command, Instant placedAt) {
        var customer = new CustomerId(command.customer().id());
        try {
            return placed(command, customer, placedAt);
        } catch (InvalidField invalid) {
            return rejected(command, customer, "INVALID_ORDER", invalid.getMessage() + ".");
        } catch (ArithmeticException overflow) {
            return rejected(command, customer, "TOTAL_TOO_LARGE", "The order's total is too large to be charged.");
        }
    }

    private static Decision<Order> placed(PlaceOrder command, CustomerId customer, Instant placedAt) {
        var lines = command.lines().stream().map(line -> priced(line, command.currency())).toList();
        var totals = Totals.of(lines);
        var contact = new Contact(
                command.customer().name(), command.customer().email(), command.customer().address());
        return Decision.of(
                new Order.Pending(command.orderId(), customer, totals.gross()),
                new OrderPlaced(command.orderId(), customer, contact, lines, totals, command.payment(), placedAt));
    }

    private static OrderLine priced(PlaceOrder.Line line, String currency) {
        var unitPrice = new Money(line.unitPrice(), currency);
        return new OrderLine(line.sku(), line.description(), line.quantity(), unitPrice, line.taxRate());
    }

    private static Decision<Order> rejected(
            PlaceOrder command, CustomerId customer, String reason, String message) {
        return Decision.of(
                new Order.Rejected(command.orderId()),
                new OrderRejected(command.orderId(), customer, reason, message));
    }
}
