package dev.gatehouse.runtime.aggregate;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.TextValue;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.runtime.dispatch.Messages;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.messaging.Message;

/**
 * A function bean that loads an aggregate, decides, and records.
 *
 * @param <S> the aggregate
 * @param <T> what the function consumes: one message type, or what its message types have in common
 */
public final class EventHandler<S, T> implements Consumer<Message<T>> {
    private final Aggregates<S> aggregates;
    private final List<Route<S, ? extends T>> routes;

    EventHandler(Aggregates<S> aggregates, List<Route<S, ? extends T>> routes) {
        this.aggregates = aggregates;
        this.routes = routes;
    }

    public <E extends T> EventHandler<S, T> on(
            Class<E> type, Function<E, ? extends TextValue> id, BiFunction<S, E, Decision<S>> decision) {
        return onEnvelope(type, id, (state, message) -> decision.apply(state, message.data()));
    }

    public <E extends T> EventHandler<S, T> onEnvelope(
            Class<E> type, Function<E, ? extends TextValue> id, Decider<S, E> decider) {
        var route = new Route<>(type, id, decider);
        return new EventHandler<>(aggregates, Stream.concat(routes.stream(), Stream.of(route)).toList());
    }

    /** @throws IllegalArgumentException if the message is of a type that this function does not decide about */
    @Override
    public void accept(Message<T> message) {
        var envelope = Messages.envelope(message);
        for (var route : routes) {
            if (route.handle(aggregates, envelope)) {
                return;
            }
        }
        throw new IllegalArgumentException(
                "no decision for " + envelope.metadata().type() + "; there are decisions for "
                        + routes.stream().map(route -> route.type().getSimpleName()).toList());
    }

    private record Route<S, E>(Class<E> type, Function<E, ? extends TextValue> id, Decider<S, E> decider) {

        boolean handle(Aggregates<S> aggregates, Envelope<?> envelope) {
            if (!type.isInstance(envelope.data())) {
                return false;
            }
            var data = type.cast(envelope.data());
            aggregates.handle(id.apply(data).value(), new Envelope<>(envelope.metadata(), data), decider);
            return true;
        }
    }
}
