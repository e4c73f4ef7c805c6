package dev.gatehouse.simulation;

import dev.gatehouse.contracts.order.OrderRejected;
import dev.gatehouse.contracts.payment.PaymentRefunded;
import dev.gatehouse.contracts.payment.ProviderEvent;
import dev.gatehouse.local.template.Template;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.payment.domain.PaymentProvider.ProviderUnavailable;
import dev.gatehouse.runtime.breaker.IntakeSuspended;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.log.Append;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.testkit.simulation.Crash;
import dev.gatehouse.testkit.simulation.QueuedMessage;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.messaging.Message;

/** A deliberate fault in the system. */
enum Mutation implements Alterations {
    SKIPS_THE_HANDLED_CHECK {
        @Override
        public EventLog log(String context, EventLog log, Consumer<List<LogEntry>> publish) {
            return new ForgetfulLog(log);
        }
    },
    PUTS_WITHOUT_CONDITION {
        @Override
        public EventLog log(String context, EventLog log, Consumer<List<LogEntry>> publish) {
            return new OverwritingLog(log, publish);
        }
    },
    PUBLISHES_BEFORE_IT_WRITES {
        @Override
        public EventLog log(String context, EventLog log, Consumer<List<LogEntry>> publish) {
            return new HastyLog(log, publish);
        }
    },
    COUNTS_OUTSIDE_OF_THE_TRANSACTION {
        @Override
        public EventLog log(String context, EventLog log, Consumer<List<LogEntry>> publish) {
            return new LeakyCounters(log);
        }
    },
    IGNORES_A_REFUND {
        @Override
        public Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
            return name.equals("creditInvoice") ? unless(PaymentRefunded.class, function) : function;
        }
    },
    RELEASES_NOTHING_OF_WHAT_IS_REJECTED {
        @Override
        public Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
            return name.equals("releasePayment") ? unless(OrderRejected.class, function) : function;
        }
    },
    IGNORES_THE_PROVIDER {
        @Override
        public Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
            return name.equals("settlePayment") ? unless(ProviderEvent.class, function) : function;
        }
    },
    VOIDS_WHAT_IS_PAID {
        @Override
        public PaymentProvider provider(PaymentProvider provider) {
            return new CarelessProvider(provider, UnaryOperator.identity(), false, true);
        }
    },
    ASKS_AGAIN_UNDER_ANOTHER_KEY {
        @Override
        public PaymentProvider provider(PaymentProvider provider) {
            var times = new int[1];
            return new CarelessProvider(provider, key -> key + "/" + ++times[0], true, true);
        }
    },
    DOES_NOT_ASK_WHAT_BECAME_OF_IT {
        @Override
        public PaymentProvider provider(PaymentProvider provider) {
            return new CarelessProvider(provider, UnaryOperator.identity(), true, false);
        }
    },
    TAKES_SILENCE_FOR_AN_ANSWER {
        @Override
        public Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
            return message -> {
                try {
                    function.accept(message);
                } catch (ProviderUnavailable silence) {
                    // As if all was well.
                }
            };
        }
    },
    FORGETS_WHAT_IT_DOES_NOT_TAKE_IN {
        @Override
        public Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
            return message -> {
                try {
                    function.accept(message);
                } catch (IntakeSuspended suspended) {
                    // As if it had been handled.
                }
            };
        }
    },
    TAKES_NOTHING_IN_AFTER_AN_OUTAGE {
        @Override
        public Template template(Template template) {
            return replaced(template, "payment", "\\\"Enabled\\\": true", "\\\"Enabled\\\": false");
        }
    },
    LOSES_WHAT_IS_REDRIVEN {
        @Override
        public SimulatedQueue.Reader reader(String queue, SimulatedQueue.Reader reader) {
            return batch -> batch.getFirst().redrives() > 0 ? Set.of() : reader.handle(batch);
        }
    },
    FORGETS_WHICH_OF_A_BATCH_FAILED {
        @Override
        public SimulatedQueue.Reader reader(String queue, SimulatedQueue.Reader reader) {
            return batch -> {
                var failed = reader.handle(batch);
                return failed.size() < batch.size() ? Set.of() : failed;
            };
        }
    },
    ACKNOWLEDGES_BEFORE_IT_HANDLES {
        @Override
        public SimulatedQueue.Reader reader(String queue, SimulatedQueue.Reader reader) {
            return batch -> {
                try {
                    return reader.handle(batch);
                } catch (Crash crash) {
                    return Set.of();
                }
            };
        }
    },
    PUTS_NOTHING_ASIDE {
        @Override
        public SimulatedQueue.Reader reader(String queue, SimulatedQueue.Reader reader) {
            return batch -> {
                var failed = new HashSet<QueuedMessage>(reader.handle(batch));
                failed.removeIf(message -> message.receives() >= LAST_RECEIVE);
                return failed;
            };
        }
    },
    SENDS_WITHOUT_INBOX {
        @Override
        public Inbox inbox(Inbox inbox) {
            return (_, _, effect) -> effect.run();
        }
    },
    COMPLETES_BEFORE_IT_SENDS {
        @Override
        public Inbox inbox(Inbox inbox) {
            return (function, event, effect) -> {
                var isFirst = new boolean[1];
                inbox.once(function, event, () -> isFirst[0] = true);
                if (isFirst[0]) {
                    effect.run();
                }
            };
        }
    },
    WRITES_VIEWS_WITHOUT_CONDITION {
        @Override
        public boolean viewsAreConditional() {
            return false;
        }
    },
    NEVER_FLAGS_AN_ORDER {
        @Override
        public Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
            return name.equals("flagOverdue") ? _ -> {} : function;
        }
    },
    LETS_NO_REFUND_OUT {
        @Override
        public Template template(Template template) {
            return replaced(template, "payment", "[\"PaymentCaptured\",\"PaymentRefunded\"]", "[\"PaymentCaptured\"]");
        }
    },
    WAITS_FOREVER {
        @Override
        public Template template(Template template) {
            return replaced(template, "payment", "\\\"Default\\\": \\\"GiveUp\\\"", "\\\"Default\\\": \\\"Settled\\\"");
        }
    },
    CLOSES_NO_WAIT {
        @Override
        public Template template(Template template) {
            return replaced(template, "payment", "\"PaymentVoided\",\"PaymentDeclined\",\"PaymentExpired\"]}]}",
                    "\"PaymentDeclined\"]}]}");
        }
    };

    private static final int LAST_RECEIVE = 5;

    private static Consumer<Message<?>> unless(Class<?> type, Consumer<Message<?>> function) {
        return message -> {
            if (!type.isInstance(message.getPayload())) {
                function.accept(message);
            }
        };
    }

    private static Template replaced(Template template, String name, String text, String other) {
        if (!template.name().equals(name)) {
            return template;
        }
        var json = template.document().toString();
        if (!json.contains(text)) {
            throw new IllegalStateException("template " + name + " no longer says " + text);
        }
        return Template.of(name, json.replace(text, other));
    }

    private record ForgetfulLog(EventLog log) implements EventLog {
        @Override
        public Optional<LogEntry> newest(String stream) {
            return log.newest(stream).map(entry -> new LogEntry(entry.metadata(), entry.event(), entry.state(),
                    List.of(), entry.visibility()));
        }

        @Override
        public List<LogEntry> all(String stream) {
            return log.all(stream);
        }

        @Override
        public Append.Result append(Append append) {
            return log.append(append);
        }
    }

    private record HastyLog(EventLog log, Consumer<List<LogEntry>> publish) implements EventLog {
        @Override
        public Optional<LogEntry> newest(String stream) {
            return log.newest(stream);
        }

        @Override
        public List<LogEntry> all(String stream) {
            return log.all(stream);
        }

        @Override
        public Append.Result append(Append append) {
            publish.accept(append.entries());
            return log.append(append);
        }
    }
}
