package dev.gatehouse.contracts.payment;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.ProviderId;
import dev.gatehouse.contracts.Required;

/** Time to see whether a provider that was out of order is back. */
public record ProbeProvider(ProviderId providerId) implements Command {

    public ProbeProvider {
        Required.value("providerId", providerId);
    }
}
