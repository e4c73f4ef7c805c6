package dev.gatehouse.payment.domain;

import dev.gatehouse.contracts.payment.ProviderEvent;
import java.util.Optional;

/** Makes sure that it was the provider who reported, and understands what. */
public interface ProviderNotices {

    /**
     * Nothing, if it is about nothing that matters here.
     *
     * @throws NotFromProvider if it cannot be trusted
     */
    Optional<ProviderNotice> read(ProviderEvent event);

    /** A report cannot be trusted. Says why, and nothing of what it says. */
    final class NotFromProvider extends RuntimeException {
        public NotFromProvider(String why) {
            super(why);
        }
    }
}
