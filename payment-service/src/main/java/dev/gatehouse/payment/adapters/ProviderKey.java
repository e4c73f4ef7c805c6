package dev.gatehouse.payment.adapters;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The provider's secret API key, read from SSM when it is first needed and never printed. */
public final class ProviderKey implements Supplier<String> {
    private final ParameterStore parameters;
    private final String parameter;
    private final AtomicReference<@Nullable String> key = new AtomicReference<>();

    public ProviderKey(ParameterStore parameters, String parameter) {
        this.parameters = parameters;
        this.parameter = parameter;
    }

    /** @throws ParameterStore.Unavailable if it cannot be read */
    @Override
    public String get() {
        var known = key.get();
        if (known != null) {
            return known;
        }
        var read = parameters.secret(parameter);
        key.set(read);
        return read;
    }

    /** Reads the key again at its next use: it may have been rotated. */
    public void forget() {
        key.set(null);
    }
}
