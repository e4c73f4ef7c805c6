package dev.gatehouse.local.hosting;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.lambda.DeclaredFunction;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All services in this JVM, each from its Boot jar and in a class loader of its own. */
final class EmbeddedHosting implements Hosting {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedHosting.class);
    private static final int AT_ONCE = 2;

    private final List<BootJar> jars;
    private final Path logs;

    EmbeddedHosting(List<BootJar> jars, Path logs) {
        this.jars = jars;
        this.logs = logs;
    }

    /** @throws HostingException if a service has not been built */
    static EmbeddedHosting of(Path root, Path logs) {
        return new EmbeddedHosting(BootJar.all(root), logs);
    }

    @Override
    public HostedServices start(LocalCloud cloud) {
        return start(cloud.endpoint(), cloud.paymentProvider(), cloud.functions().declared());
    }

    HostedServices start(URI endpoint, URI paymentProvider, Collection<DeclaredFunction> functions) {
        List<Future<EmbeddedService>> starting;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            starting = jars.stream().map(jar -> threads.submit(starter(jar, Stream.concat(
                    ServiceArguments.of(endpoint, paymentProvider).stream(),
                    ServiceArguments.ofFunctions(functions, jar.context()).stream())))).toList();
        }
        var started = starting.stream().filter(one -> one.state() == Future.State.SUCCESS).map(Future::resultNow)
                .toList();
        if (started.size() < jars.size()) {
            new Embedded(started).close();
            throw failure(starting);
        }
        return new Embedded(started);
    }

    private Callable<EmbeddedService> starter(BootJar jar, Stream<String> settings) {
        var log = logs.resolve(jar.name() + ".log").toAbsolutePath();
        var arguments = Stream.concat(settings, Stream.of(
                "--spring.main.register-shutdown-hook=false",
                "--logging.config=" + EmbeddedHosting.class.getResource("service-logback.xml"),
                "--gatehouse.log-file=" + log)).toArray(String[]::new);
        return () -> {
            Files.createDirectories(logs);
            try {
                return EmbeddedService.start(jar, arguments);
            } catch (HostingException e) {
                throw new HostingException(e.getMessage() + ". Its log: " + log, e);
            }
        };
    }

    private static HostingException failure(List<Future<EmbeddedService>> starting) {
        var cause = starting.stream().filter(one -> one.state() == Future.State.FAILED).map(Future::exceptionNow)
                .findFirst().orElseThrow();
        return cause instanceof HostingException known ? known : new HostingException(cause.toString(), cause);
    }

    private record Embedded(List<EmbeddedService> services) implements HostedServices {

        @Override
        public List<String> names() {
            return services.stream().map(EmbeddedService::name).toList();
        }

        @Override
        public void close() {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                services.forEach(service -> threads.execute(() -> {
                    try {
                        service.stop();
                    } catch (Exception e) {
                        LOG.warn("{} did not stop cleanly", service.name(), e);
                    }
                }));
            }
        }
    }
}
