package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.ProviderId;

/** The provider is back: what has been stored is taken in again. */
public record ProviderResumed(ProviderId providerId) implements Event {}
