package dev.gatehouse.payment;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.ProviderId;
import dev.gatehouse.payment.domain.Provider;
import dev.gatehouse.payment.domain.ProviderSuspended;
import dev.gatehouse.payment.domain.SuspendProvider;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.breaker.Suspension;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;

/** The suspension as the context's log has it: its newest event says, and the gate has told whoever pauses the intake. */
final class ProviderSuspension implements Suspension {
    static final ProviderId PROVIDER = new ProviderId("payment-provider");
    static final String KIND = "provider";
    private static final String STREAM = KIND + "/" + PROVIDER.value();
    private final Aggregates<Provider> providers;
    private final EventLog log;
    private final InstantSource clock;

    ProviderSuspension(Aggregates<Provider> providers, EventLog log, InstantSource clock) {
        this.providers = providers;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean isOn() {
        return log.newest(STREAM)
                .filter(entry -> entry.metadata().type().equals(ProviderSuspended.class.getSimpleName()))
                .isPresent();
    }

    @Override
    public void begin(String outage) {
        var id = "outage/" + outage;
        var metadata = new Metadata(id, SuspendProvider.class.getSimpleName(), 1, STREAM, 0, clock.instant(),
                PROVIDER.value(), id, null);
        providers.on(SuspendProvider.class, SuspendProvider::providerId, Provider::suspend)
                .accept(Messages.of(new Envelope<>(metadata, new SuspendProvider(PROVIDER))));
    }
}
