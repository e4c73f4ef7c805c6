package dev.gatehouse.payment;

import dev.gatehouse.contracts.payment.ProbeProvider;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.payment.domain.Provider;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.breaker.OutageSigns;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/** Asks a provider that was out of order for something harmless. Whoever sent the probe sends another one if need be. */
record ProviderProbe(PaymentProvider provider, OutageSigns signs,
        Aggregates<Provider> providers) implements Consumer<Message<ProbeProvider>> {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderProbe.class);

    @Override
    public void accept(Message<ProbeProvider> message) {
        if (signs.isElected() && isBack()) {
            signs.recovered();
            providers.on(ProbeProvider.class, ProbeProvider::providerId, Provider::resume).accept(message);
        }
    }

    private boolean isBack() {
        try {
            provider.probe();
            return true;
        } catch (ProviderUnavailable still) {
            LOG.info("Not yet: {}", still.getMessage());
            return false;
        }
    }
}
