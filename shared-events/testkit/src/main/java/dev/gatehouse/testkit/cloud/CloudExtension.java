package dev.gatehouse.testkit.cloud;

import dev.gatehouse.testkit.Neighbours;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the address of their cloud or neighbours there, and ends it after the last test of the JVM. */
abstract class CloudExtension implements BeforeAllCallback, ParameterResolver {
    private final Supplier<RunningCloud> cloud;

    CloudExtension(Supplier<RunningCloud> cloud) {
        this.cloud = cloud;
    }

    /** Before the applications under test end: none of them then waits for messages that do not come. */
    @Override
    public final void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(CloudExtension.class))
                .computeIfAbsent(cloud.get(), running -> (AutoCloseable) running::end, AutoCloseable.class);
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == URI.class || type == Neighbours.class;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var endpoint = cloud.get().endpoint();
        return parameter.getParameter().getType() == URI.class ? endpoint : new Neighbours(endpoint);
    }
}
