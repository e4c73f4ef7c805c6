package dev.gatehouse.local.command;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.hosting.HostedServices;
import dev.gatehouse.local.hosting.HostingKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The local cloud and the services, as one. */
final class LocalSystem implements AutoCloseable {
    private final LocalCloud cloud;
    private final HostedServices services;
    private final Instances instances;
    private final Instance instance;

    private LocalSystem(LocalCloud cloud, HostedServices services, Instances instances) {
        this.cloud = cloud;
        this.services = services;
        this.instances = instances;
        this.instance = Instance.current(cloud.api(), cloud.endpoint());
    }

    static LocalSystem start(Path root, LocalCloudOptions options, HostingKind kind, Instances instances) {
        var logs = instances.logs(options.endpointPort());
        LogFile.redirectTo(logs.resolve("local-cloud.log"));
        var hosting = kind.of(root, logs);
        var cloud = LocalCloud.start(options);
        try {
            return new LocalSystem(cloud, hosting.start(cloud), instances);
        } catch (RuntimeException e) {
            cloud.close();
            throw e;
        }
    }

    /** Makes it known to other commands, {@code up --detach} among them: it is ready. */
    void announce() {
        instances.add(instance);
    }

    Instance instance() {
        return instance;
    }

    URI sandbox() {
        return cloud.paymentProvider();
    }

    List<String> services() {
        return services.names();
    }

    @Override
    public void close() {
        instances.remove(instance);
        services.close();
        cloud.close();
    }
}
