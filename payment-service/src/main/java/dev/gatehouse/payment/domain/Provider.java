package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.ProviderId;
import dev.gatehouse.contracts.payment.ProbeProvider;
import dev.gatehouse.decision.Decision;

/** The payment provider, as far as this context has to know how it is doing. */
public sealed interface Provider {
    ProviderId id();

    /** May be asked. */
    record Available(ProviderId id) implements Provider {}

    /** Is out of order, and asked by nobody but a probe. */
    record Suspended(ProviderId id) implements Provider {}

    default Decision<Provider> suspend(SuspendProvider command) {
        return switch (this) {
            case Available _ -> Decision.of(new Suspended(id()), new ProviderSuspended(id()));
            case Suspended _ -> Decision.nothing();
        };
    }

    /** The probe was answered. */
    default Decision<Provider> resume(ProbeProvider command) {
        return switch (this) {
            case Available _ -> Decision.nothing();
            case Suspended _ -> Decision.of(new Available(id()), new ProviderResumed(id()));
        };
    }
}
