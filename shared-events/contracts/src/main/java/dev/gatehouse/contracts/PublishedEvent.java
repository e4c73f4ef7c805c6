package dev.gatehouse.contracts;

/** An event that other contexts may see. All of them are about one order. */
public interface PublishedEvent extends Event {
    OrderId orderId();
}
