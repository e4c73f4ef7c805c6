package dev.gatehouse.simulation.ports;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderId;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.ProviderNotice;
import dev.gatehouse.simulation.ports.Intent.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The provider's own books. Does what the sandbox of the local cloud does, key by key. */
public final class SimulatedProvider implements PaymentProvider {
    private final Map<String, Intent> intents = new TreeMap<>();
    private final Map<String, Intent> byOrder = new TreeMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, ProviderNotice> reports = new HashMap<>();

    private record Answer(Object request, Object answer) {}

    /** Under the same key the same answer; another request under it is refused. */
    private <T> T once(String key, Object request, Class<T> type, Supplier<T> work) {
        var earlier = answers.get(key);
        if (earlier == null) {
            earlier = new Answer(request, work.get());
            answers.put(key, earlier);
        } else if (!earlier.request().equals(request)) {
            throw new UnexpectedAnswer("the payment provider answered 400 to another request under the same key");
        }
        return type.cast(earlier.answer());
    }

    @Override
    public Authorization authorize(OrderId order, Money amount, String token, String key) {
        return once("authorize/" + key, amount + token, Authorization.class,
                () -> authorization(created(order, amount, Card.of(token))));
    }

    private Intent created(OrderId order, Money amount, Card card) {
        var intent = new Intent("pi_" + (intents.size() + 1), order, amount, card);
        intents.put(intent.id(), intent);
        var earlier = byOrder.put(order.value(), intent);
        if (earlier != null) {
            intent.isNotTheFirst(earlier);
        }
        return intent;
    }

    private static Authorization authorization(Intent intent) {
        return switch (intent.status()) {
            case REQUIRES_CAPTURE -> new Authorization.Approved(intent.id());
            case REQUIRES_ACTION -> new Authorization.ActionRequired(intent.id(), "https://provider.invalid/3ds");
            case REQUIRES_PAYMENT_METHOD -> new Authorization.Declined("generic_decline");
            case SUCCEEDED -> new Authorization.Approved(intent.id());
            case CANCELED -> new Authorization.CalledOff(intent.id());
        };
    }

    @Override
    public Optional<Authorization> find(OrderId order) {
        return Optional.ofNullable(byOrder.get(order.value())).map(SimulatedProvider::authorization);
    }

    @Override
    public Transfer expectTransfer(OrderId order, Money amount, String key) {
        return once("transfer/" + key, amount, Transfer.class, () -> new Transfer.Expected(
                created(order, amount, Card.NONE).id(), "REF" + intents.size()));
    }

    @Override
    public Capture capture(String reference, Money amount, String key) {
        var intent = find(reference);
        var answer = once("capture/" + key, reference + amount, Object.class, () -> captured(intent));
        if (answer instanceof Capture.Failed failed) {
            return failed;
        }
        if (intent.status() != Status.SUCCEEDED) {
            throw new UnexpectedAnswer("capture has unexpected status " + intent.status());
        }
        return new Capture.Done();
    }

    private static Object captured(Intent intent) {
        if (intent.status() != Status.REQUIRES_CAPTURE) {
            return "refused";
        }
        if (intent.card() == Card.TOK_CAPTURE_FAILS) {
            return new Capture.Failed("generic_decline");
        }
        intent.receive(intent.amount().amount());
        return "captured";
    }

    @Override
    public Cancellation cancel(String reference, String key) {
        var intent = find(reference);
        once("cancel/" + key, reference, Object.class, () -> {
            if (intent.status() != Status.SUCCEEDED && intent.status() != Status.CANCELED) {
                intent.become(Status.CANCELED);
                return "canceled";
            }
            return "refused";
        });
        return switch (intent.status()) {
            case CANCELED -> new Cancellation.Done();
            case SUCCEEDED -> new Cancellation.Paid();
            default -> throw new UnexpectedAnswer("the payment cannot be called off");
        };
    }

    @Override
    public Refund refund(String reference, Money amount, String key) {
        var intent = find(reference);
        return once("refund/" + key, reference + amount, Refund.class, () -> {
            if (intent.card() == Card.TOK_REFUND_FAILS) {
                return new Refund.Failed("expired_or_canceled_card");
            }
            if (intent.status() != Status.SUCCEEDED || intent.taken() < amount.amount()) {
                return new Refund.Failed("amount_too_large");
            }
            intent.refund(amount.amount());
            return new Refund.Done();
        });
    }

    private Intent find(String reference) {
        var intent = intents.get(reference);
        if (intent == null) {
            throw new UnexpectedAnswer("the payment provider answered 404");
        }
        return intent;
    }

    /** What customers and banks do. */
    public enum Incident {
        AUTHENTICATE, REFUSE, EXPIRE, FUND, FUND_HALF, DISPUTE
    }

    /** @return the id of the report of it; nothing if it cannot happen, or not yet */
    public Optional<String> happen(Incident incident, String order) {
        var intent = byOrder.get(order);
        if (intent == null) {
            return Optional.empty();
        }
        var id = "evt_" + (reports.size() + 1);
        var notice = notice(incident, intent, id);
        notice.ifPresent(report -> reports.put(id, report));
        return notice.map(_ -> id);
    }

    private static Optional<ProviderNotice> notice(Incident incident, Intent intent, String id) {
        var order = intent.order();
        var isAsked = intent.status() == Status.REQUIRES_ACTION && intent.card() != Card.NONE;
        var isAwaited = intent.card() == Card.NONE && intent.received() < intent.amount().amount();
        switch (incident) {
            case AUTHENTICATE -> {
                if (isAsked) {
                    intent.become(Status.REQUIRES_CAPTURE);
                    return Optional.of(new ProviderNotice.Authorized(id, order));
                }
            }
            case REFUSE -> {
                if (isAsked) {
                    intent.become(Status.REQUIRES_PAYMENT_METHOD);
                    return Optional.of(new ProviderNotice.Failed(id, order, "authentication_failed"));
                }
            }
            case EXPIRE -> {
                if (isAsked || intent.status() == Status.REQUIRES_CAPTURE) {
                    intent.become(Status.CANCELED);
                    return Optional.of(new ProviderNotice.Expired(id, order));
                }
            }
            case FUND -> {
                if (isAwaited) {
                    intent.receive(intent.amount().amount() - intent.received());
                    return Optional.of(new ProviderNotice.Received(id, order));
                }
            }
            case FUND_HALF -> {
                if (isAwaited && intent.received() == 0 && intent.amount().amount() > 1) {
                    intent.receive(intent.amount().amount() / 2);
                    return Optional.of(new ProviderNotice.PartlyReceived(id, order,
                            new Money(intent.received(), intent.amount().currency())));
                }
            }
            case DISPUTE -> {
                if (intent.taken() > 0 && intent.card() != Card.NONE) {
                    return Optional.of(new ProviderNotice.Disputed(id, order,
                            new Money(intent.taken(), intent.amount().currency()), "fraudulent"));
                }
            }
        }
        return Optional.empty();
    }

    Optional<ProviderNotice> report(String id) {
        return Optional.ofNullable(reports.get(id));
    }
    public Optional<Intent> of(String order) {
        return Optional.ofNullable(byOrder.get(order));
    }

    @Override
    public String orderOf(String reference) {
        return Optional.ofNullable(intents.get(reference)).map(intent -> intent.order().value()).orElse("");
    }

    /** Is there whenever it can be reached. */
    @Override
    public void probe() {}
}
