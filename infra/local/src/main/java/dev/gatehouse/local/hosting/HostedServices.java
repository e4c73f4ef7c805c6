package dev.gatehouse.local.hosting;

import java.util.List;

/** Services that run. */
public interface HostedServices extends AutoCloseable {

    List<String> names();

    /** Stops them all. */
    @Override
    void close();
}
