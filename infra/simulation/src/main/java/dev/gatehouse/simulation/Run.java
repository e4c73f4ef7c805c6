package dev.gatehouse.simulation;

import dev.gatehouse.invoice.domain.Documents;
import dev.gatehouse.order.domain.OrderViews;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.ProviderNotices;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.claims.ClaimStore;
import dev.gatehouse.runtime.dispatch.FailureNotes;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.InMemoryEventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.simulation.ports.Notices;
import dev.gatehouse.simulation.ports.PublishingLog;
import dev.gatehouse.simulation.ports.Reports;
import dev.gatehouse.simulation.ports.SimulatedProvider;
import dev.gatehouse.simulation.ports.UnreliableClaims;
import dev.gatehouse.simulation.ports.UnreliableDocuments;
import dev.gatehouse.simulation.ports.UnreliableInbox;
import dev.gatehouse.simulation.ports.UnreliableLog;
import dev.gatehouse.simulation.ports.UnreliableOutageSigns;
import dev.gatehouse.simulation.ports.UnreliableProvider;
import dev.gatehouse.simulation.ports.UnreliableViews;
import dev.gatehouse.simulation.topology.Topology;
import dev.gatehouse.simulation.topology.Transport;
import dev.gatehouse.simulation.workload.Customers;
import dev.gatehouse.testkit.simulation.Calls;
import dev.gatehouse.testkit.simulation.Chance;
import dev.gatehouse.testkit.simulation.Fault;
import dev.gatehouse.testkit.simulation.Faults;
import dev.gatehouse.testkit.simulation.QueuedMessage;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import dev.gatehouse.testkit.simulation.SimulatedQueue.Surroundings;
import dev.gatehouse.testkit.simulation.Tally;
import dev.gatehouse.testkit.simulation.Trace;
import dev.gatehouse.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One run: a system that starts empty, and a plan that is played on it to its end. */
final class Run implements Ports {
    /** In the last days of a year, so that numbers begin anew. */
    private static final Instant START = Instant.parse("2026-12-28T10:00:00Z");
    private static final long OTHER_CHOICES = 0x9E3779B97F4A7C15L;
    private static final List<String> CONTEXTS = List.of("order", "payment", "invoice");
    private static final String SUSPENDED = "ProviderSuspended";
    private static final String DOCUMENTS = "invoice-documents-000000000000";
    private static final Duration DAYS = Duration.ofDays(3);
    private static final List<Duration> OUTAGES = List.of(Duration.ofSeconds(30), Duration.ofMinutes(20),
            Duration.ofHours(30));

    private final Plan plan;
    private final Surroundings around;
    private final Transport transport;
    private final Functions functions;
    private final SimulatedProvider books = new SimulatedProvider();
    private final UnreliableProvider provider;
    private final UnreliableOutageSigns outageSigns;
    private final Map<String, EventLog> stores = new TreeMap<>();
    private final Map<String, TreeSet<String>> streams = new TreeMap<>();
    private final Map<String, EventLog> logs = new TreeMap<>();
    private final Notices notices;
    private final UnreliableViews views;
    private final ClaimStore claims;
    private final Documents documents;
    private final EventJson json;

    Run(Plan plan, Topology topology, Services services, Alterations alterations, boolean isTraced) {
        this.plan = plan;
        var chance = new Chance(plan.seed() ^ OTHER_CHOICES);
        var time = new VirtualTime(START, chance);
        var trace = new Trace(time, isTraced);
        var tally = new Tally();
        var faults = new Faults(chance, plan.faults(), plan.intensity(), tally, trace);
        this.around = new Surroundings(time, chance, faults, tally, trace);
        this.json = services.of("order").bean(EventJson.class);
        this.functions = new Functions(topology, services, alterations, around, this::publish);
        this.transport = new Transport(topology, around,
                queue -> alterations.reader(queue, functions.reader(topology.readerOf(queue))),
                (table, stream) -> store(table.replaceFirst("-log$", "")).newest(stream));
        var calls = new Calls(time, chance, faults, () -> functions.race(transport.queues()));
        CONTEXTS.forEach(context -> addLog(context, calls, alterations));
        this.notices = new Notices(alterations.inbox(new UnreliableInbox(calls, time)), calls, json);
        this.views = new UnreliableViews(calls, alterations.viewsAreConditional());
        this.claims = new UnreliableClaims(calls, tally);
        this.documents = new UnreliableDocuments(calls, time, DOCUMENTS, transport::created);
        this.outageSigns = new UnreliableOutageSigns(calls, time);
        this.provider = new UnreliableProvider(alterations.provider(books), calls, faults, time);
    }

    private void addLog(String context, Calls calls, Alterations alterations) {
        var known = streams.computeIfAbsent(context, _ -> new TreeSet<>());
        java.util.function.Consumer<List<LogEntry>> publish = entries -> {
            entries.forEach(entry -> known.add(entry.metadata().stream()));
            entries.stream().filter(entry -> entry.metadata().type().equals(SUSPENDED))
                    .forEach(_ -> around.tally().count("SUSPENDED"));
            entries.forEach(entry -> around.trace().line(" ", entry.metadata().eventId(),
                    entry.metadata().type()));
            transport.recorded(context + "-log", entries);
        };
        var store = alterations.log(context, new PublishingLog(new InMemoryEventLog(), publish), publish);
        stores.put(context, store);
        logs.put(context, new UnreliableLog(store, calls, around.tally()));
    }

    private void publish(dev.gatehouse.runtime.dispatch.OutgoingMessage message) {
        notices.publish(message);
    }

    /** Plays until nothing is under way, the dead letters have been redriven, and nothing changes any more. */
    Evidence play() {
        new Customers(around, json, books, functions.topology().api(), transport::send).begin(plan.sagas());
        if (around.faults().strikes(Fault.PROVIDER_OUTAGE, "planned")) {
            var begin = around.chance().between(Duration.ZERO, DAYS.dividedBy(1 + around.chance().below(10_000)));
            around.time().after(begin, () -> provider.outage(true));
            around.time().after(begin.plus(around.chance().oneOf(OUTAGES)), () -> provider.outage(false));
        }
        rest();
        around.faults().end();
        for (var before = Set.<QueuedMessage>of(); !dead().equals(before);) {
            before = dead();
            transport.queues().forEach(SimulatedQueue::redrive);
            rest();
        }
        return evidence();
    }

    private void rest() {
        while (around.time().step()) {
            // Each step may bring others.
        }
    }

    private Set<QueuedMessage> dead() {
        return transport.queues().stream().flatMap(queue -> queue.dead().stream()).collect(Collectors.toSet());
    }

    private Evidence evidence() {
        var entries = new TreeMap<String, List<LogEntry>>();
        streams.forEach((context, names) -> entries.put(context, names.stream()
                .flatMap(stream -> store(context).all(stream).stream())
                .toList()));
        var dead = new ArrayList<Evidence.DeadLetter>();
        transport.queues().forEach(queue -> queue.dead().forEach(message -> dead.add(functions.deadLetter(queue.name(),
                message))));
        var paused = transport.queues().stream().filter(SimulatedQueue::isPaused).map(SimulatedQueue::name).toList();
        return new Evidence(plan.sagas(), entries, views::of, books, notices, transport.reminders(), dead, paused);
    }

    private EventLog store(String context) {
        return Objects.requireNonNull(stores.get(context));
    }

    Tally tally() {
        return around.tally();
    }

    List<String> trace() {
        return around.trace().lines();
    }

    @Override
    public EventLog log(String context) {
        return Objects.requireNonNull(logs.get(context));
    }

    @Override
    public ClaimStore claims() {
        return claims;
    }

    @Override
    public Inbox inbox() {
        return notices;
    }

    @Override
    public FailureNotes failures() {
        return functions;
    }

    @Override
    public InstantSource clock() {
        return around.time();
    }

    @Override
    public OrderViews views() {
        return views;
    }

    @Override
    public PaymentProvider provider() {
        return provider;
    }

    @Override
    public OutageSigns outageSigns() {
        return outageSigns;
    }

    @Override
    public ProviderNotices reports() {
        return new Reports(books);
    }

    @Override
    public Documents documents() {
        return documents;
    }
}
