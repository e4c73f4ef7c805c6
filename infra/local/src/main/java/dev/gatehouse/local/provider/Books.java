package dev.gatehouse.local.provider;

import dev.gatehouse.local.data.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that the provider knows. What a call changes and what it answers is one line of a file, so that it is kept as a
 * whole or not at all.
 */
final class Books implements AutoCloseable {
    private final Map<String, PaymentIntent> intents = new LinkedHashMap<>();
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final Map<String, Long> effects = new TreeMap<>(
            Map.of("authorizations", 0L, "captures", 0L, "cancellations", 0L, "refunds", 0L));
    private final @Nullable JsonLines<Entry> file;

    /** @param data nothing forgets everything with the process */
    Books(@Nullable Path data) {
        if (data == null) {
            file = null;
            return;
        }
        var path = prepared(data.resolve("payment-provider")).resolve("books.jsonl");
        JsonLines.read(path, Entry.class).forEach(this::apply);
        file = JsonLines.open(path, all());
    }

    private static Path prepared(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep payments in " + directory, e);
        }
    }

    /**
     * Does one thing at a time. Returns when the end of the process cannot undo it.
     *
     * @param key whose answer it is
     */
    synchronized Answer perform(Use.@Nullable Key key, Supplier<Answer> work) {
        var answer = work.get();
        if (answer.executed()) {
            add(Entry.of(answer.change(), key == null ? null : Use.of(key, answer)));
        }
        return answer;
    }

    synchronized void taken(Report report) {
        add(Entry.taken(report.id()));
    }

    synchronized Optional<PaymentIntent> intent(String id) {
        return Optional.ofNullable(intents.get(id));
    }

    synchronized List<PaymentIntent> intents() {
        return List.copyOf(intents.values());
    }

    synchronized Optional<Use> use(Use.Key key) {
        return Optional.ofNullable(uses.get(key.key()));
    }

    /** What nobody has taken yet, oldest first. */
    synchronized List<Report> reports() {
        return List.copyOf(reports.values());
    }

    synchronized Map<String, Long> effects() {
        return new TreeMap<>(effects);
    }

    private void add(Entry entry) {
        if (file != null) {
            file.append(List.of(entry));
        }
        apply(entry);
    }

    private void apply(Entry entry) {
        if (entry.intent() != null) {
            intents.put(entry.intent().id(), entry.intent());
        }
        if (entry.effects() != null) {
            entry.effects().forEach((effect, times) -> effects.merge(effect, times, Long::sum));
        }
        if (entry.use() != null) {
            uses.put(entry.use().key().key(), entry.use());
        }
        if (entry.report() != null) {
            reports.put(entry.report().id(), entry.report());
        }
        if (entry.taken() != null) {
            reports.remove(entry.taken());
        }
    }

    private List<Entry> all() {
        var all = new ArrayList<Entry>();
        intents.values().forEach(intent -> all.add(Entry.of(intent)));
        uses.values().forEach(use -> all.add(Entry.of(use)));
        reports.values().forEach(report -> all.add(Entry.of(report)));
        all.add(Entry.of(effects));
        return all;
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
