package dev.gatehouse.local.hosting;

import java.nio.file.Path;
import java.util.Locale;

/** The ways to run the services. */
public enum HostingKind {
    /** All services in this JVM, each from its Boot jar and in a class loader of its own. */
    EMBEDDED {
        @Override
        public Hosting of(Path root, Path logs) {
            return EmbeddedHosting.of(root, logs);
        }
    },
    /** Each service from its Boot jar, in a JVM of its own. */
    PROCESSES {
        @Override
        public Hosting of(Path root, Path logs) {
            return ProcessHosting.of(root, logs);
        }
    },
    /** Each function from its service's Lambda zip, by AWS's runtime client, fed as the templates say. */
    LAMBDA {
        @Override
        public Hosting of(Path root, Path logs) {
            return new LambdaHosting();
        }
    };

    /**
     * @param root the repository
     * @param logs the directory for one log per service
     * @throws HostingException if a service has not been built
     */
    public abstract Hosting of(Path root, Path logs);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
