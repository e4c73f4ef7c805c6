package dev.gatehouse.simulation.ports;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.testkit.simulation.CallFailed;
import dev.gatehouse.testkit.simulation.Calls;
import dev.gatehouse.testkit.simulation.Fault;
import dev.gatehouse.testkit.simulation.Faults;
import dev.gatehouse.testkit.simulation.VirtualTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A provider at the far end of a network, which may be out of order for hours. */
public final class UnreliableProvider implements PaymentProvider {
    private static final long SLOW_MILLIS = 40;
    private static final long SILENCE_MILLIS = 100;

    private final PaymentProvider provider;
    private final Calls calls;
    private final Faults faults;
    private final VirtualTime time;
    private final Set<String> charged = new HashSet<>();
    private boolean isOut;

    public UnreliableProvider(PaymentProvider provider, Calls calls, Faults faults, VirtualTime time) {
        this.provider = provider;
        this.calls = calls;
        this.faults = faults;
        this.time = time;
    }

    public void outage(boolean begins) {
        isOut = begins;
    }

    private <T> T ask(String what, Supplier<T> request) {
        if (isOut) {
            throw new ProviderUnavailable("the payment provider answered 503");
        }
        if (faults.strikes(Fault.PROVIDER_SILENT, what)) {
            throw silence();
        }
        try {
            var answer = calls.read("provider: " + what, request);
            if (faults.strikes(Fault.PROVIDER_ANSWER_LOST, what)) {
                throw silence();
            }
            return answer;
        } catch (CallFailed failed) {
            throw new ProviderUnavailable("no answer from the payment provider");
        }
    }

    private ProviderUnavailable silence() {
        time.pass(SILENCE_MILLIS);
        return new ProviderUnavailable("no answer from the payment provider");
    }

    @Override
    public Authorization authorize(OrderId orderId, Money amount, String token, String key) {
        if (token.equals(Card.TOK_SLOW.token())) {
            time.pass(SLOW_MILLIS);
        }
        var answer = ask("authorize", () -> provider.authorize(orderId, amount, token, key));
        if (token.equals(Card.TOK_TIMEOUT_BUT_CHARGED.token()) && charged.add(key)) {
            throw silence();
        }
        return answer;
    }

    @Override
    public Optional<Authorization> find(OrderId orderId) {
        return ask("find", () -> provider.find(orderId));
    }

    @Override
    public Transfer expectTransfer(OrderId orderId, Money amount, String key) {
        return ask("expect transfer", () -> provider.expectTransfer(orderId, amount, key));
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        return ask("capture", () -> provider.capture(reference, amount, key));
    }

    @Override
    public Cancellation cancel(String reference, String key) {
        return ask("cancel", () -> provider.cancel(reference, key));
    }

    @Override
    public Refund refund(String reference, Money amount, String key) {
        return ask("refund", () -> provider.refund(reference, amount, key));
    }

    @Override
    public String orderOf(String reference) {
        return ask("order of a payment", () -> provider.orderOf(reference));
    }

    @Override
    public void probe() {
        var _ = ask("probe", () -> {
            provider.probe();
            return true;
        });
    }
}
