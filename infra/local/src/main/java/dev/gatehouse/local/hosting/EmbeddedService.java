package dev.gatehouse.local.hosting;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Objects;

/** A Spring Boot application that runs in this JVM and shares no class with it but the JDK's. */
final class EmbeddedService {
    private final String name;
    private final URLClassLoader loader;
    private final AutoCloseable context;

    private EmbeddedService(String name, URLClassLoader loader, AutoCloseable context) {
        this.name = name;
        this.loader = loader;
        this.context = context;
    }

    /** @throws HostingException if the application does not start */
    static EmbeddedService start(BootJar jar, String... arguments) {
        var loader = new URLClassLoader(jar.name(), jar.classPath().toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
        try {
            return new EmbeddedService(jar.name(), loader, run(loader, jar.startClass(), arguments));
        } catch (InvocationTargetException e) {
            close(loader);
            var cause = root(Objects.requireNonNullElse(e.getCause(), e));
            throw new HostingException("%s did not start: %s".formatted(jar.name(), oneLine(cause)), cause);
        } catch (ReflectiveOperationException | LinkageError e) {
            close(loader);
            throw new HostingException("%s is no Spring Boot application: %s".formatted(jar.name(), e), e);
        }
    }

    String name() {
        return name;
    }

    void stop() throws Exception {
        try (loader) {
            inLoader(loader, () -> {
                context.close();
                return context;
            });
        }
    }

    private static AutoCloseable run(ClassLoader loader, String startClass, String... arguments)
            throws ReflectiveOperationException {
        return inLoader(loader, () -> {
            var run = loader.loadClass("org.springframework.boot.SpringApplication")
                    .getMethod("run", Class.class, String[].class);
            return (AutoCloseable) run.invoke(null, loader.loadClass(startClass), arguments);
        });
    }

    private interface Work<E extends Exception> {
        AutoCloseable perform() throws E;
    }

    private static <E extends Exception> AutoCloseable inLoader(ClassLoader loader, Work<E> work) throws E {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.perform();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Throwable root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String oneLine(Throwable cause) {
        var message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getName()
                : "%s (%s)".formatted(message.strip().lines().findFirst().orElse(""), cause.getClass().getSimpleName());
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException _) {
            // nothing was started
        }
    }
}
