package dev.gatehouse.local.hosting;

import dev.gatehouse.local.LocalCloud;

/** A way to run the services. */
public interface Hosting {

    /**
     * Returns when all services have started.
     *
     * @throws HostingException if one does not start; then none runs
     */
    HostedServices start(LocalCloud cloud);
}
