package dev.gatehouse.order.domain;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;

/** The read model of all orders. */
public interface OrderViews {

    /** Folds an event into its order's view; an event that is there already changes nothing. */
    void add(Envelope<? extends Event> event);
}
