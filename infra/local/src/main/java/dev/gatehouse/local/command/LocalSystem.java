package dev.gatehouse.local.command;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.hosting.EmbeddedHosting;
import dev.gatehouse.local.hosting.HostedServices;
import dev.gatehouse.local.provider.PaymentProviderSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The local cloud, the payment sandbox and the services, as one. */
final class LocalSystem implements AutoCloseable {
    private static final String SANDBOX = "/_sandbox/payment-provider";

    private final LocalCloud cloud;
    private final PaymentProviderSandbox sandbox;
    private final HostedServices services;
    private final Instances instances;
    private final Instance instance;

    private LocalSystem(LocalCloud cloud, PaymentProviderSandbox sandbox, HostedServices services,
            Instances instances) {
        this.cloud = cloud;
        this.sandbox = sandbox;
        this.services = services;
        this.instances = instances;
        this.instance = Instance.current(cloud.api(), cloud.endpoint());
    }

    static LocalSystem start(Path root, LocalCloudOptions options, Instances instances) {
        var logs = instances.logs(options.endpointPort());
        LogFile.redirectTo(logs.resolve("local-cloud.log"));
        var hosting = EmbeddedHosting.of(root, logs);
        var cloud = LocalCloud.start(options);
        var sandbox = new PaymentProviderSandbox();
        try {
            cloud.mount(SANDBOX, sandbox);
            return new LocalSystem(cloud, sandbox, hosting.start(cloud, sandboxOf(cloud)), instances);
        } catch (RuntimeException e) {
            sandbox.close();
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
        return sandboxOf(cloud);
    }

    List<String> services() {
        return services.names();
    }

    @Override
    public void close() {
        instances.remove(instance);
        services.close();
        sandbox.close();
        cloud.close();
    }

    private static URI sandboxOf(LocalCloud cloud) {
        return cloud.endpoint().resolve(SANDBOX);
    }
}
