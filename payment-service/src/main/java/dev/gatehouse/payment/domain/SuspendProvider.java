package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.ProviderId;

/** So many calls have failed that there is an outage. */
public record SuspendProvider(ProviderId providerId) implements Command {}
