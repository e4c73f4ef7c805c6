package dev.gatehouse.local.hosting;

import dev.gatehouse.local.LocalCloud;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Each service in a JVM of its own, which is started again when it ends by itself. */
final class ProcessHosting implements Hosting {
    private final List<BootJar> jars;
    private final Path logs;

    ProcessHosting(List<BootJar> jars, Path logs) {
        this.jars = jars;
        this.logs = logs;
    }

    /** @throws HostingException if a service has not been built */
    static ProcessHosting of(Path root, Path logs) {
        return new ProcessHosting(BootJar.all(root), logs);
    }

    @Override
    public HostedServices start(LocalCloud cloud) {
        return start(jar -> Stream.concat(
                ServiceArguments.of(cloud.endpoint(), cloud.paymentProvider()).stream(),
                ServiceArguments.ofFunctions(cloud.functions().declared(), jar.context()).stream()).toList());
    }

    HostedServices start(Function<BootJar, List<String>> arguments) {
        var services = new ArrayList<ServiceProcess>();
        try {
            jars.forEach(jar -> services.add(ServiceProcess.start(jar, arguments.apply(jar), logs)));
            services.forEach(ServiceProcess::awaitReady);
            return new Hosted(services);
        } catch (HostingException e) {
            new Hosted(services).close();
            throw e;
        }
    }

    private record Hosted(List<ServiceProcess> services) implements HostedServices {

        @Override
        public List<String> names() {
            return services.stream().map(ServiceProcess::toString).toList();
        }

        @Override
        public void close() {
            services.forEach(ServiceProcess::stop);
            services.forEach(ServiceProcess::awaitEnd);
        }
    }
}
