package dev.gatehouse.testkit.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The local cloud with nothing hosted on it, in a class loader of its own: its engines must not meet the class path of the
 * service under test. It is driven through the few JDK types of its entry point.
 */
final class IsolatedLocalCloud implements RunningCloud {
    private final URLClassLoader loader;
    private final Runnable stop;
    private final URI endpoint;

    private IsolatedLocalCloud(URLClassLoader loader, Runnable stop, URI endpoint) {
        this.loader = loader;
        this.stop = stop;
        this.endpoint = endpoint;
    }

    /** Starts on free loopback ports, in memory, from the committed templates. */
    static IsolatedLocalCloud start() {
        var checkout = Checkout.find();
        var loader = new URLClassLoader("local-cloud", classPath(checkout), ClassLoader.getPlatformClassLoader());
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var runtime = loader.loadClass("dev.gatehouse.local.lambda.FunctionRuntime");
            var type = loader.loadClass("dev.gatehouse.local.LocalCloudOptions");
            var options = type.getConstructor(String.class, int.class, int.class, Path.class, Path.class, runtime)
                    .newInstance("127.0.0.1", 0, 0, null, checkout.templates(),
                            runtime.getConstructor(Path.class, Path.class, int.class)
                                    .newInstance(checkout.root(), Path.of("target", "functions").toAbsolutePath(), 1));
            var cloud = loader.loadClass("dev.gatehouse.local.LocalCloud").getMethod("start", type).invoke(null,
                    options);
            var endpoint = (URI) cloud.getClass().getMethod("endpoint").invoke(cloud);
            return new IsolatedLocalCloud(loader, () -> stop(cloud), endpoint);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("the local cloud does not start", failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void end() {
        stop.run();
        try {
            loader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(Object cloud) {
        try {
            cloud.getClass().getMethod("close").invoke(cloud);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("the local cloud does not stop", failed);
        }
    }

    private static URL[] classPath(Checkout checkout) {
        try (var libraries = Files.list(checkout.cloudLibraries())) {
            return Stream.concat(Stream.of(checkout.cloudClasses()), libraries)
                    .map(IsolatedLocalCloud::url)
                    .toArray(URL[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
