package dev.gatehouse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.contracts.ProviderId;
import dev.gatehouse.contracts.payment.ProbeProvider;
import dev.gatehouse.payment.domain.Provider;
import dev.gatehouse.runtime.aggregate.Aggregates;
import dev.gatehouse.runtime.breaker.OutageSigns;
import dev.gatehouse.runtime.dispatch.Messages;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.log.InMemoryEventLog;
import dev.gatehouse.runtime.log.LogEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderOutageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ProviderId PROVIDER = ProviderSuspension.PROVIDER;
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Aggregates<Provider> providers = new Aggregates<>(ProviderSuspension.KIND, Provider.class,
            id -> new Provider.Available(new ProviderId(id)), log, new EventJson(), () -> NOW);
    private final ProviderSuspension suspension = new ProviderSuspension(providers, log, () -> NOW);
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Election election = new Election();
    private final ProviderProbe probe = new ProviderProbe(provider, election, providers);

    private static final class Election implements OutageSigns {
        private boolean isWon = true;
        private boolean hasRecovered;

        @Override
        public Count failed(int calls) {
            return new Count("1", 1);
        }

        @Override
        public void recovered() {
            hasRecovered = true;
        }

        @Override
        public boolean isElected() {
            return isWon;
        }
    }

    @Test
    void beginsOnceHoweverManyNoticeIt() {
        suspension.begin("1");
        suspension.begin("1");
        suspension.begin("2");

        assertThat(suspension.isOn()).isTrue();
        assertThat(recorded()).containsExactly("ProviderSuspended");
    }

    @Test
    void endsWhenAProbeIsAnswered() {
        suspension.begin("1");

        probe.accept(Messages.of(command("probe/1")));

        assertThat(suspension.isOn()).isFalse();
        assertThat(election.hasRecovered).isTrue();
        assertThat(recorded()).containsExactly("ProviderSuspended", "ProviderResumed");
    }

    @Test
    void goesOnAsLongAsNoProbeIsAnswered() {
        suspension.begin("1");
        provider.isSilent();

        probe.accept(Messages.of(command("probe/1")));

        assertThat(suspension.isOn()).isTrue();
        assertThat(provider.asked).containsExactly("probe");
    }

    @Test
    void isProbedByNobodyWhoWasNotElected() {
        suspension.begin("1");
        election.isWon = false;

        probe.accept(Messages.of(command("probe/1")));

        assertThat(suspension.isOn()).isTrue();
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void mayBeginAgain() {
        suspension.begin("1");
        probe.accept(Messages.of(command("probe/1")));
        suspension.begin("2");

        assertThat(recorded()).containsExactly("ProviderSuspended", "ProviderResumed", "ProviderSuspended");
    }

    private List<String> recorded() {
        return log.all("provider/payment-provider").stream().map(LogEntry::metadata).map(Metadata::type).toList();
    }

    private static Envelope<ProbeProvider> command(String id) {
        return new Envelope<>(new Metadata(id, "ProbeProvider", 1, "provider/payment-provider", 0, NOW,
                "payment-provider", "provider/payment-provider/1", null), new ProbeProvider(PROVIDER));
    }
}
