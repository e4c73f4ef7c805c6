package dev.gatehouse.simulation;

import dev.gatehouse.invoice.domain.Documents;
import dev.gatehouse.order.domain.OrderViews;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.ProviderNotices;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.claims.ClaimStore;
import dev.gatehouse.runtime.dispatch.FailureNotes;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.log.EventLog;
import java.time.InstantSource;

/** What the services need of the outside world, in one run. */
interface Ports {
    EventLog log(String context);

    ClaimStore claims();

    Inbox inbox();

    FailureNotes failures();

    InstantSource clock();

    OrderViews views();

    PaymentProvider provider();

    OutageSigns outageSigns();

    ProviderNotices reports();

    Documents documents();
}
