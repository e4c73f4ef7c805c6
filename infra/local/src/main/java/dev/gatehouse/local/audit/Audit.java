package dev.gatehouse.local.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Checks what must hold once nothing is under way any more: per order and in total captured − refunded = invoiced −
 * credited; at most one capture and one invoice per order; gapless numbers; streams without holes; and every message that
 * an event says it was caused by is in the log of the context that sent it.
 */
public final class Audit {
    private static final Set<String> ENDS = Set.of("OrderPaid", "OrderFulfilled", "OrderRejected", "OrderCancelled");
    private static final Set<String> STEPS = Set.of("OrderPlaced", "OrderConfirmed", "OrderPaid", "OrderFulfilled",
            "OrderRejected", "OrderCancellationRequested", "OrderCancelled");
    private static final Pattern NUMBER = Pattern.compile("(.+)-(\\d+)");
    private static final Pattern EVENT_ID = Pattern.compile("(order|payment|invoice)/[^/]+/\\d+");

    private final List<Entry> entries;
    private final Map<String, List<Entry>> byOrder;
    private final List<String> violations = new ArrayList<>();

    private Audit(Collection<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.byOrder = this.entries.stream().filter(entry -> !entry.isOf("provider"))
                .collect(Collectors.groupingBy(Entry::order, TreeMap::new,
                        Collectors.toList()));
    }

    /** @param entries all items of the logs of all contexts */
    public static Findings of(Collection<Entry> entries) {
        return new Audit(entries).findings();
    }

    private Findings findings() {
        streams();
        byOrder.forEach(this::order);
        lineage();
        return new Findings(byOrder.size(), entries.size(), count(this::hasEnded), count(this::isOverdue),
                totals(), series(), violations);
    }

    private void streams() {
        entries.stream().collect(Collectors.groupingBy(Entry::stream, TreeMap::new, Collectors.toList()))
                .forEach((stream, items) -> must(items.stream().map(Entry::version).sorted().toList()
                        .equals(LongStream.rangeClosed(1, items.size()).boxed().toList()), stream + " has a hole"));
    }

    private void order(String id, List<Entry> events) {
        var books = Books.of(events);
        must(books.isBalanced(), "order %s: captured %d - refunded %d is not invoiced %d - credited %d".formatted(id,
                books.captured(), books.refunded(), books.invoiced(), books.credited()));
        for (var once : List.of("PaymentCaptured", "InvoiceIssued")) {
            var times = events.stream().filter(event -> event.type().equals(once)).count();
            must(times <= 1, "order %s: %s %d times".formatted(id, once, times));
        }
    }

    private void lineage() {
        var ids = entries.stream().map(Entry::id).collect(Collectors.toSet());
        entries.stream()
                .filter(entry -> EVENT_ID.matcher(entry.causationId()).matches())
                .forEach(entry -> must(ids.contains(entry.causationId()),
                        "%s was caused by %s, which nobody has recorded".formatted(entry.id(), entry.causationId())));
    }

    private Map<String, Books> totals() {
        var totals = new TreeMap<String, Books>();
        byOrder.values().stream().map(Books::of).filter(books -> !books.currency().isEmpty())
                .forEach(books -> totals.merge(books.currency(), books, Books::plus));
        return totals;
    }

    /** How many numbers each series has. */
    private Map<String, Integer> series() {
        var numbers = new TreeMap<String, List<Long>>();
        entries.stream()
                .filter(entry -> entry.type().equals("InvoiceIssued") || entry.type().equals("CreditNoteIssued"))
                .map(entry -> NUMBER.matcher(entry.event().path("number").asString("")))
                .filter(number -> number.matches())
                .forEach(number -> numbers.computeIfAbsent(number.group(1), _ -> new ArrayList<>())
                        .add(Long.valueOf(number.group(2))));
        var sizes = new TreeMap<String, Integer>();
        numbers.forEach((series, given) -> {
            must(given.stream().sorted().toList().equals(LongStream.rangeClosed(1, given.size()).boxed().toList()),
                    "series %s has a gap, or a number twice".formatted(series));
            sizes.put(series, given.size());
        });
        return sizes;
    }

    private int count(Predicate<List<Entry>> condition) {
        return (int) byOrder.values().stream().filter(condition).count();
    }

    private boolean hasEnded(List<Entry> events) {
        return events.stream()
                .filter(event -> event.isOf("order") && STEPS.contains(event.type()))
                .max(Comparator.comparingLong(Entry::version))
                .filter(last -> ENDS.contains(last.type()))
                .isPresent();
    }

    private boolean isOverdue(List<Entry> events) {
        return !hasEnded(events) && events.stream().anyMatch(event -> event.type().equals("OrderOverdue"));
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
