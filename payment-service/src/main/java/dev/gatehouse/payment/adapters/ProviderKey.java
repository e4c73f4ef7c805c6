package dev.gatehouse.payment.adapters;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The provider's secret API key, read from SSM when it is first needed and never printed. */
public final class ProviderKey implements Supplier<String> {
    private final SsmClient ssm;
    private final String parameter;
    private final AtomicReference<@Nullable String> key = new AtomicReference<>();

    public ProviderKey(SsmClient ssm, String parameter) {
        this.ssm = ssm;
        this.parameter = parameter;
    }

    @Override
    public String get() {
        var known = key.get();
        if (known != null) {
            return known;
        }
        var read = ssm.getParameter(get -> get.name(parameter).withDecryption(true)).parameter().value();
        key.set(read);
        return read;
    }

    /** Reads the key again at its next use: it may have been rotated. */
    public void forget() {
        key.set(null);
    }
}
