package dev.gatehouse.local;

import dev.gatehouse.local.lambda.FunctionRuntime;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one local cloud with the test templates, which is stopped after the last of them. */
public final class SharedCloud implements ParameterResolver {
    /** Without any code to run. */
    public static final FunctionRuntime RUNTIME = new FunctionRuntime(Path.of("target"), Path.of("target", "logs"), 1);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalCloud.class;
    }

    @Override
    public LocalCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(LocalCloud.class, _ -> LocalCloud.start(options(templates())), LocalCloud.class);
    }

    /**
     * A cloud of a test's own, with the committed templates.
     *
     * @param data where it keeps what it has; none forgets it
     */
    public static LocalCloud committed(@Nullable Path data) {
        var templates = Path.of(System.getProperty("gatehouse.root")).resolve("infra/aws/templates");
        return LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, data, templates, RUNTIME));
    }

    static LocalCloudOptions options(Path templates) {
        return new LocalCloudOptions("127.0.0.1", 0, 0, null, templates, RUNTIME);
    }

    static Path templates() {
        try {
            return Path.of(Objects.requireNonNull(SharedCloud.class.getResource("templates")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
