package dev.gatehouse.runtime.aggregate;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.InternalEvent;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.TextValue;
import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.Decision.Change;
import dev.gatehouse.runtime.contention.Optimistic;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.StateJson;
import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.runtime.log.LogEntry.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one kind, kept in their context's log.
 *
 * @param <S> sealed interface of the aggregate's states
 */
public final class Aggregates<S> {
    /** How many inbound ids a stream remembers: far more than the messages that one order ever causes. */
    static final int HANDLED_KEPT = 64;

    private static final Optional<Boolean> DONE = Optional.of(true);

    private final String kind;
    private final Function<String, S> initial;
    private final StateJson<S> states;
    private final EventJson json;
    private final EventLog log;
    private final Numbers numbers;
    private final InstantSource clock;

    /**
     * @param kind first part of the streams' names: aggregate 42 of kind {@code order} lives in stream {@code order/42}
     * @param initial the state, by id, of an aggregate that nothing has happened to
     */
    public Aggregates(String kind, Class<S> type, Function<String, S> initial, EventLog log, EventJson json,
            InstantSource clock) {
        this.kind = kind;
        this.initial = initial;
        this.states = new StateJson<>(json, type);
        this.json = json;
        this.log = log;
        this.numbers = new Numbers();
        this.clock = clock;
    }

    /** A function that decides about one type of message. */
    public <E> EventHandler<S, E> on(
            Class<E> type, Function<E, ? extends TextValue> id, BiFunction<S, E, Decision<S>> decision) {
        return this.<E>handler().on(type, id, decision);
    }

    /** A function that decides about one type of message and needs its metadata, the time or the id for instance. */
    public <E> EventHandler<S, E> onEnvelope(
            Class<E> type, Function<E, ? extends TextValue> id, Decider<S, E> decider) {
        return this.<E>handler().onEnvelope(type, id, decider);
    }

    /** A function that decides about several types of message; add them with {@code on}. */
    public <E> EventHandler<S, E> handler() {
        return new EventHandler<>(this, List.of());
    }

    <E> void handle(String id, Envelope<E> message, Decider<S, E> decider) {
        var stream = kind + "/" + id;
        var handledAs = decider.handledAs(message);
        Optimistic.retry(stream, () -> {
            var newest = log.newest(stream);
            if (newest.filter(entry -> entry.handled().contains(handledAs)).isPresent()) {
                return DONE;
            }
            var state = newest.map(entry -> states.read(entry.state())).orElseGet(() -> initial.apply(id));
            var result = record(decider.decide(state, message), stream, newest,
                    new Inbound(message.metadata(), handledAs));
            return result instanceof Append.Result.Recorded ? DONE : Optional.empty();
        });
    }

    /** @param handledAs nothing if the message will be delivered again */
    private record Inbound(Metadata metadata, @Nullable String handledAs) {

        Inbound notHandled() {
            return new Inbound(metadata, null);
        }
    }

    private Append.Result record(
            Decision<S> decision, String stream, Optional<LogEntry> newest, Inbound message) {
        return switch (decision) {
            case Decision.Nothing<S> _ -> new Append.Result.Recorded();
            case Change<S> change -> log.append(new Append(entries(change, stream, newest, message), null));
            case Decision.Numbered<S>(var series, var numbered) -> numbers.next(series, step -> log.append(
                    new Append(entries(numbered.apply(step.last() + 1), stream, newest, message), step)));
            case Decision.Undecided<S>(var change, var cause) -> {
                // Whether this is recorded or another delivery was faster: the message comes again.
                log.append(new Append(entries(change, stream, newest, message.notHandled()), null));
                throw cause;
            }
        };
    }

    private List<LogEntry> entries(
            Change<S> change, String stream, Optional<LogEntry> newest, Inbound message) {
        var state = states.write(change.state());
        var handled = handled(newest, message.handledAs());
        var now = clock.instant();
        var version = newest.map(entry -> entry.metadata().sequence()).orElse(0L);
        var entries = new ArrayList<LogEntry>();
        for (Event event : change.events()) {
            version++;
            var metadata = Lineage.of(event.getClass().getSimpleName(), stream, version, now, message.metadata());
            var visibility = event instanceof InternalEvent ? Visibility.INTERNAL : Visibility.DOMAIN;
            entries.add(new LogEntry(metadata, json.write(event), state, handled, visibility));
        }
        return entries;
    }

    private static List<String> handled(Optional<LogEntry> newest, @Nullable String handledAs) {
        var ids = new ArrayList<>(newest.map(LogEntry::handled).orElse(List.of()));
        if (handledAs != null) {
            ids.add(handledAs);
        }
        return ids.subList(Math.max(0, ids.size() - HANDLED_KEPT), ids.size());
    }
}
