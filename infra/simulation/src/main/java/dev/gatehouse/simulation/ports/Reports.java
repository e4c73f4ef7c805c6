package dev.gatehouse.simulation.ports;

import dev.gatehouse.contracts.payment.ProviderEvent;
import dev.gatehouse.payment.domain.ProviderNotice;
import dev.gatehouse.payment.domain.ProviderNotices;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the provider's reports: their payload is the id of what the provider has to say. */
public record Reports(SimulatedProvider provider) implements ProviderNotices {

    @Override
    public Optional<ProviderNotice> read(ProviderEvent event) {
        return provider.report(new String(Base64.getDecoder().decode(event.payload()), StandardCharsets.UTF_8));
    }
}
