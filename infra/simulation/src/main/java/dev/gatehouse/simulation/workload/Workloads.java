package dev.gatehouse.simulation.workload;

import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.contracts.PaymentChoice;
import dev.gatehouse.contracts.PaymentMethod;
import dev.gatehouse.simulation.ports.Card;
import dev.gatehouse.simulation.workload.Act.Kind;
import dev.gatehouse.testkit.simulation.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up what happens in a run. */
public final class Workloads {
    private static final List<PaymentMethod> METHODS = List.of(PaymentMethod.CARD, PaymentMethod.CARD,
            PaymentMethod.CARD, PaymentMethod.CARD, PaymentMethod.BANK_TRANSFER, PaymentMethod.BANK_TRANSFER,
            PaymentMethod.CASH_ON_DELIVERY, PaymentMethod.CHEQUE);
    private static final List<Card> CARDS = List.of(Card.TOK_OK, Card.TOK_OK, Card.TOK_OK, Card.TOK_SLOW,
            Card.TOK_DECLINED, Card.TOK_TIMEOUT_BUT_CHARGED, Card.TOK_CAPTURE_FAILS, Card.TOK_REFUND_FAILS,
            Card.TOK_3DS, Card.TOK_3DS);
    /** In characters, of all descriptions: enough for the order's lines to be put aside. */
    private static final int LARGE = 90_000;

    private static final double LARGE_ORDERS = 0.004;

    private final Chance chance;

    public Workloads(Chance chance) {
        this.chance = chance;
    }

    public List<Saga> sagas(int count) {
        var sagas = new ArrayList<Saga>();
        for (var saga = 0; saga < count; saga++) {
            sagas.add(saga());
        }
        return sagas;
    }

    private Saga saga() {
        var method = chance.oneOf(METHODS);
        var card = method == PaymentMethod.CARD ? chance.oneOf(CARDS) : Card.NONE;
        var acts = new ArrayList<Act>();
        var placed = Duration.ofMillis(chance.below(5_000));
        acts.add(new Act(Kind.PLACE, placed, 0));
        maybe(0.06, acts, Kind.PLACE, at(placed));
        maybe(0.04, acts, Kind.PLACE_OTHER, at(placed));
        payment(method, card, placed, acts);
        if (chance.happens(0.3)) {
            var cancelled = at(placed.minusMillis(chance.below(300)));
            acts.add(new Act(Kind.CANCEL, cancelled, 0));
            maybe(0.1, acts, Kind.CANCEL, at(placed));
            // Money that comes as the order is called off.
            maybe(method == PaymentMethod.BANK_TRANSFER ? 0.4 : 0, acts, Kind.FUND,
                    cancelled.plusMillis(chance.below(400)));
        }
        maybe(0.35, acts, Kind.FULFIL, at(placed));
        for (var number = 0; chance.happens(0.2) && number < 3; number++) {
            acts.add(new Act(chance.oneOf(List.of(Kind.REFUND_PART, Kind.REFUND_LINE, Kind.REFUND_ALL)), at(placed),
                    number));
        }
        var lines = chance.happens(0.02) ? 0 : 1 + chance.below(4);
        return new Saga(new OrderId(chance.uuid().toString()), choice(method, card), lines,
                chance.between(1, 9_999), chance.happens(LARGE_ORDERS) ? LARGE / Math.max(1, lines) : 5, acts);
    }

    private static PaymentChoice choice(PaymentMethod method, Card card) {
        @Nullable
        String token = card == Card.NONE ? null : card.token();
        return new PaymentChoice(method, token);
    }

    private void payment(PaymentMethod method, Card card, Duration placed, List<Act> acts) {
        switch (method) {
            case CARD -> {
                if (card == Card.TOK_3DS) {
                    maybe(0.7, acts, Kind.AUTHENTICATE, at(placed));
                    maybe(0.2, acts, Kind.REFUSE, at(placed));
                }
                maybe(0.04, acts, Kind.EXPIRE, at(placed));
                maybe(0.05, acts, Kind.DISPUTE, at(placed));
            }
            case BANK_TRANSFER -> {
                maybe(0.3, acts, Kind.FUND_HALF, at(placed));
                maybe(0.8, acts, Kind.FUND, at(placed));
            }
            case CASH_ON_DELIVERY -> confirmation(placed, acts);
            case CHEQUE -> confirmation(placed, acts);
        }
    }

    private void confirmation(Duration placed, List<Act> acts) {
        maybe(0.75, acts, Kind.CONFIRM, at(placed));
        maybe(0.1, acts, Kind.CONFIRM, at(placed));
        maybe(0.05, acts, Kind.CONFIRM_OTHER_AMOUNT, at(placed));
    }

    private void maybe(double probability, List<Act> acts, Kind kind, Duration after) {
        if (chance.happens(probability)) {
            var number = (int) acts.stream().filter(act -> act.kind() == kind).count();
            acts.add(new Act(kind, after, number));
        }
    }

    /** At once, soon, or in days. */
    private Duration at(Duration earliest) {
        var longest = chance.oneOf(List.of(Duration.ofMillis(400), Duration.ofMillis(1_500), Duration.ofMinutes(10),
                Duration.ofDays(3), Duration.ofDays(11)));
        var after = earliest.plus(chance.between(Duration.ZERO, longest));
        return after.isNegative() ? Duration.ZERO : after;
    }
}
