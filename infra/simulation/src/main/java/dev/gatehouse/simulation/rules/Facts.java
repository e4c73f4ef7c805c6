package dev.gatehouse.simulation.rules;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.order.domain.OrderView;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.runtime.log.LogEntry.Visibility;
import dev.gatehouse.simulation.Evidence;
import dev.gatehouse.simulation.ports.Intent;
import dev.gatehouse.simulation.ports.Notices;
import dev.gatehouse.simulation.topology.Transport.Reminder;
import dev.gatehouse.simulation.workload.Saga;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * All that there is of one order.
 *
 * @param entries of all its streams, each from its first to its last
 * @param visible those that the order context is told of
 */
record Facts(Saga saga, List<LogEntry> entries, List<Envelope<Event>> visible, Map<LogEntry, JsonNode> data,
        Optional<OrderView> view, Optional<Intent> intent, Notices notices, List<Reminder> reminders,
        List<Evidence.DeadLetter> deadLetters) {

    static List<Facts> of(Evidence evidence, EventReader reader) {
        var byOrder = new HashMap<String, List<LogEntry>>();
        evidence.logs().values().forEach(log -> log.forEach(entry -> byOrder
                .computeIfAbsent(orderOf(entry), _ -> new ArrayList<>()).add(entry)));
        return evidence.sagas().stream().map(saga -> {
            var entries = byOrder.getOrDefault(saga.id().value(), List.of());
            var data = new HashMap<LogEntry, JsonNode>();
            entries.forEach(entry -> data.put(entry, reader.tree(entry)));
            return new Facts(saga, entries, entries.stream().filter(Facts::isVisible).map(reader::envelope).toList(),
                    data, evidence.views().apply(saga.id().value()), evidence.provider().of(saga.id().value()),
                    evidence.notices(), evidence.reminders().stream()
                            .filter(reminder -> reminder.order().equals(saga.id().value()))
                            .toList(),
                    evidence.deadLetters().stream()
                            .filter(dead -> dead.order().equals(saga.id().value()))
                            .toList());
        }).toList();
    }

    private static String orderOf(LogEntry entry) {
        var stream = entry.metadata().stream();
        return stream.substring(stream.indexOf('/') + 1);
    }

    private static boolean isVisible(LogEntry entry) {
        return entry.metadata().stream().startsWith("order/") || entry.visibility() == Visibility.DOMAIN;
    }

    JsonNode nothing() {
        return MissingNode.getInstance();
    }

    String id() {
        return saga.id().value();
    }

    Stream<LogEntry> of(String type) {
        return entries.stream().filter(entry -> entry.metadata().type().equals(type));
    }

    boolean has(String type) {
        return of(type).findAny().isPresent();
    }

    /** The sum of an amount of all events of a type. */
    long sum(String type, String amount) {
        return of(type).mapToLong(entry -> data.getOrDefault(entry, nothing()).at(amount).asLong()).sum();
    }

    /** What is ours, as our own books say. */
    long kept() {
        return sum("PaymentCaptured", "/amount/amount") - sum("PaymentRefunded", "/amount/amount");
    }

    /** What happened to the order last. */
    String state() {
        return entries.stream()
                .filter(entry -> entry.metadata().stream().startsWith("order/"))
                .map(entry -> entry.metadata().type())
                .filter(type -> !type.equals("OrderOverdue") && !type.equals("DuplicateKeyConflict"))
                .reduce("", (_, next) -> next);
    }
}
