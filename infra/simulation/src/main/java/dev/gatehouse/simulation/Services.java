package dev.gatehouse.simulation;

import dev.gatehouse.invoice.InvoiceFunctions;
import dev.gatehouse.invoice.domain.Documents;
import dev.gatehouse.order.OrderFunctions;
import dev.gatehouse.order.domain.OrderViews;
import dev.gatehouse.payment.PaymentFunctions;
import dev.gatehouse.payment.adapters.GuardedProvider;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.ProviderNotices;
import dev.gatehouse.runtime.breaker.Breaker;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.claims.ClaimStore;
import dev.gatehouse.runtime.claims.ClaimingEventLog;
import dev.gatehouse.runtime.dispatch.FailureNotes;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.simulation.topology.Topology;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The three services. They are started once, and their ports lead to whatever run is under way. */
final class Services {
    private final Map<String, Service> services = new TreeMap<>();
    private @Nullable Ports ports;

    Services(Topology topology) {
        add("order", OrderFunctions.class, topology,
                context -> context.registerBean("orderViews", OrderViews.class,
                        () -> event -> current().views().add(event)));
        add("payment", PaymentFunctions.class, topology, context -> {
            context.registerBean("paymentProvider", PaymentProvider.class,
                    () -> new GuardedProvider(port(PaymentProvider.class, Ports::provider),
                            context.getBean(Breaker.class)),
                    bean -> bean.setScope(Processes.NAME));
            add(context, "outageSigns", OutageSigns.class, Ports::outageSigns);
            add(context, "providerNotices", ProviderNotices.class, Ports::reports);
        });
        add("invoice", InvoiceFunctions.class, topology,
                context -> add(context, "documents", Documents.class, Ports::documents));
    }

    private void add(String name, Class<?> functions, Topology topology,
            Consumer<AnnotationConfigApplicationContext> own) {
        services.put(name, new Service(name, functions, topology.environmentOf(name), context -> {
            context.registerBean("eventLog", EventLog.class,
                    () -> new ClaimingEventLog(new CurrentLog(() -> current().log(name)),
                            context.getBean(ClaimCheck.class)));
            add(context, "claimStore", ClaimStore.class, Ports::claims);
            context.registerBean("inbox", Inbox.class, () -> (function, event, effect) -> current().inbox()
                    .once(function, event, effect));
            context.registerBean("failureNotes", FailureNotes.class, () -> (delivery, event, failure) -> current()
                    .failures().failed(delivery, event, failure));
            context.registerBean("clock", InstantSource.class, () -> () -> current().clock().instant());
            own.accept(context);
        }));
    }

    private <T> void add(AnnotationConfigApplicationContext context, String bean, Class<T> type,
            Function<Ports, T> port) {
        context.registerBean(bean, type, () -> port(type, port));
    }

    private <T> T port(Class<T> type, Function<Ports, T> port) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            try {
                return method.invoke(port.apply(current()), arguments);
            } catch (InvocationTargetException thrown) {
                throw Objects.requireNonNull(thrown.getCause());
            }
        }));
    }

    private Ports current() {
        return Objects.requireNonNull(ports, "no run is under way");
    }

    /** The log of the run that is under way. */
    private record CurrentLog(Supplier<EventLog> log) implements EventLog {

        @Override
        public Optional<LogEntry> newest(String stream) {
            return log.get().newest(stream);
        }

        @Override
        public List<LogEntry> all(String stream) {
            return log.get().all(stream);
        }

        @Override
        public Append.Result append(Append append) {
            return log.get().append(append);
        }
    }

    /** Forgets what there was before. */
    void connect(Ports run) {
        ports = run;
        services.values().forEach(Service::endAll);
    }

    Service of(String context) {
        return Objects.requireNonNull(services.get(context), context);
    }
}
