package dev.gatehouse.testkit;

import java.net.URI;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the tables, queues, buses and topics of the templates, on a local cloud that all test classes of a run share.
 * Sets the property {@code gatehouse.aws.endpoint} before an application context starts; a test that wants the address
 * takes a {@link URI}.
 */
public final class LocalCloudExtension implements BeforeAllCallback, ParameterResolver {
    private static final String ENDPOINT = "gatehouse.aws.endpoint";

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(ENDPOINT, cloud(context).endpoint().toString());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cloud(context).endpoint();
    }

    private static IsolatedLocalCloud cloud(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(LocalCloudExtension.class))
                .computeIfAbsent(IsolatedLocalCloud.class, _ -> IsolatedLocalCloud.start(), IsolatedLocalCloud.class);
    }
}
