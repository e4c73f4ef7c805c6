package dev.gatehouse.payment;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as it is told, and remembers what it was asked. */
final class ScriptedProvider implements PaymentProvider {
    final List<String> asked = new ArrayList<>();
    private Authorization authorization = new Authorization.Approved("pi_1");
    private Capture capture = new Capture.Done();
    Cancellation cancellation = new Cancellation.Done();
    private boolean isSilent;

    void declines(String reason) {
        authorization = new Authorization.Declined(reason);
    }

    void hasCalledOff() {
        authorization = new Authorization.CalledOff("pi_1");
    }

    void wantsConfirmation(String url) {
        authorization = new Authorization.ActionRequired("pi_1", url);
    }

    void failsToCapture(String reason) {
        capture = new Capture.Failed(reason);
    }

    void isSilent() {
        isSilent = true;
    }

    void answersAgain() {
        isSilent = false;
    }

    @Override
    public Authorization authorize(OrderId orderId, Money amount, String token, String key) {
        return answer("authorize %d under %s".formatted(amount.amount(), key), authorization);
    }

    @Override
    public Optional<Authorization> find(OrderId orderId) {
        return answer("find", Optional.of(authorization));
    }

    @Override
    public Transfer expectTransfer(OrderId orderId, Money amount, String key) {
        return answer("transfer", new Transfer.Expected("pi_1", "STATE-THIS"));
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        return answer("capture %d of %s under %s".formatted(amount.amount(), reference, key), capture);
    }

    @Override
    public Cancellation cancel(String reference, String key) {
        return answer("cancel %s under %s".formatted(reference, key), cancellation);
    }

    @Override
    public Refund refund(String reference, Money amount, String key) {
        return answer("refund %d of %s under %s".formatted(amount.amount(), reference, key), new Refund.Done());
    }

    @Override
    public String orderOf(String reference) {
        return answer("order of " + reference, "");
    }

    @Override
    public void probe() {
        answer("probe", true);
    }

    private <T> T answer(String call, T answer) {
        asked.add(call);
        if (isSilent) {
            throw new ProviderUnavailable("no answer from the payment provider");
        }
        return answer;
    }
}
