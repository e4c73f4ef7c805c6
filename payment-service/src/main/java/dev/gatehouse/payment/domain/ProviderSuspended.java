package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.ProviderId;

/** The provider is out of order: what needs it is not taken in. */
public record ProviderSuspended(ProviderId providerId) implements Event {}
