package dev.gatehouse.local.lambda;

import dev.gatehouse.local.sqs.Queues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** All functions. Any can be invoked; queues feed them from {@link #start} on. */
public final class Functions implements AutoCloseable {
    private static final int STARTS_AT_ONCE = 2;

    private final Map<String, HostedFunction> functions = new ConcurrentSkipListMap<>();
    private final Map<UUID, EventSourceMapping> mappings = new ConcurrentSkipListMap<>();
    private final FunctionRuntime runtime;
    private final Map<String, String> local;
    private final Queues queues;
    private volatile boolean isStarted;

    /** @param local variables besides those of the templates */
    public Functions(FunctionRuntime runtime, Map<String, String> local, Queues queues) {
        this.runtime = runtime;
        this.local = Map.copyOf(local);
        this.queues = queues;
    }

    public void add(DeclaredFunction declared) {
        var function = new HostedFunction(declared, runtime, local);
        functions.put(declared.name(), function);
        var intake = declared.intake();
        if (intake != null) {
            mappings.put(intake.id(), new EventSourceMapping(intake, function, queues));
        }
    }

    /**
     * Starts an environment of each function and then has their queues feed them.
     *
     * @throws IllegalStateException if one does not start
     */
    public void start() {
        var failures = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(STARTS_AT_ONCE)) {
            for (var failure : threads.invokeAll(functions.values().stream().map(Functions::starter).toList())) {
                failure.get().ifPresent(failures::add);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while functions start");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.getFirst());
        }
        isStarted = true;
        mappings.values().forEach(mapping -> mapping.enable(mapping.intake().isEnabled()));
    }

    /** Where other processes read the queues, a mapping only looks as if it fed its function. */
    void enable(EventSourceMapping mapping, boolean wanted) {
        if (isStarted) {
            mapping.enable(wanted);
        }
    }

    private static Callable<Optional<String>> starter(HostedFunction function) {
        return () -> function.initialise()
                .map(failure -> "%s did not start: %s. Its log: %s".formatted(function.declared().name(),
                        failure.reason(), function.log()));
    }

    public Collection<DeclaredFunction> declared() {
        return functions.values().stream().map(HostedFunction::declared).toList();
    }

    Collection<HostedFunction> all() {
        return functions.values();
    }

    Optional<HostedFunction> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    Collection<EventSourceMapping> mappings() {
        return mappings.values();
    }

    Optional<EventSourceMapping> mapping(UUID id) {
        return Optional.ofNullable(mappings.get(id));
    }

    @Override
    public void close() {
        mappings.values().forEach(EventSourceMapping::close);
        functions.values().forEach(HostedFunction::close);
    }
}
