package dev.gatehouse.local.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One function: as many environments as its work needs and its limit allows. */
final class HostedFunction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostedFunction.class);

    private final FunctionRuntime runtime;
    private final Map<String, String> local;
    private final Semaphore slots;
    private final int concurrency;
    private final Deque<Environment> idle = new ConcurrentLinkedDeque<>();
    private final Set<Environment> all = ConcurrentHashMap.newKeySet();
    private volatile DeclaredFunction declared;
    private volatile boolean isClosed;

    HostedFunction(DeclaredFunction declared, FunctionRuntime runtime, Map<String, String> local) {
        this.declared = declared;
        this.runtime = runtime;
        this.local = local;
        var intake = declared.intake();
        var most = intake == null || intake.maximumConcurrency() == 0
                ? Integer.MAX_VALUE
                : intake.maximumConcurrency();
        this.concurrency = Math.min(most, runtime.concurrency());
        this.slots = new Semaphore(concurrency);
    }

    DeclaredFunction declared() {
        return declared;
    }

    int concurrency() {
        return concurrency;
    }

    /** From the next invocation on. */
    void update(DeclaredFunction changed) {
        declared = changed;
        idle.forEach(this::discard);
    }

    /**
     * Starts an environment before there is work for it, as publishing a version with SnapStart does.
     *
     * @return why it does not start, if so
     */
    Optional<Outcome.Failed> initialise() {
        return inEnvironment(_ -> Optional.<Outcome.Failed>empty(), Optional::of);
    }

    /** Waits while all environments that it may have are busy. */
    Outcome invoke(String event, String functionArn, @Nullable String trace) {
        return inEnvironment(environment -> environment.invoke(event, functionArn, trace), failure -> failure);
    }

    private <T> T inEnvironment(Function<Environment, T> use, Function<Outcome.Failed, T> failed) {
        slots.acquireUninterruptibly();
        try {
            var environment = available();
            var result = use.apply(environment);
            if (environment.isAlive() && environment.runs(declared) && !isClosed) {
                idle.push(environment);
            } else {
                discard(environment);
            }
            return result;
        } catch (StartFailed e) {
            return failed.apply(e.outcome());
        } catch (IOException e) {
            LOG.error("{} cannot be started: {}", declared.name(), e.getMessage());
            return failed.apply(Outcome.Failed.of("Runtime.InvalidEntrypoint", String.valueOf(e.getMessage())));
        } finally {
            slots.release();
        }
    }

    private Environment available() throws IOException, StartFailed {
        for (var environment = idle.poll(); environment != null; environment = idle.poll()) {
            if (environment.isAlive()) {
                return environment;
            }
            discard(environment);
        }
        var started = Environment.start(declared, runtime.client().command(declared),
                runtime.code(declared.stack()), local, log());
        all.add(started);
        return started;
    }

    /** What its environments say. */
    Path log() {
        return runtime.logs().resolve(declared.name() + ".log");
    }

    private void discard(Environment environment) {
        idle.remove(environment);
        all.remove(environment);
        environment.close();
    }

    @Override
    public void close() {
        isClosed = true;
        all.forEach(this::discard);
    }
}
