package dev.gatehouse.simulation;

import dev.gatehouse.local.template.Template;
import dev.gatehouse.payment.domain.PaymentProvider;
import dev.gatehouse.runtime.inbox.Inbox;
import dev.gatehouse.runtime.log.EventLog;
import dev.gatehouse.runtime.log.LogEntry;
import dev.gatehouse.testkit.simulation.SimulatedQueue;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** Where a system may differ from the real one, to find out whether anybody notices. */
public interface Alterations {
    /** The system as it is. */
    Alterations NONE = new Alterations() {};

    /** @param publish has entries carried to whoever is to have them */
    default EventLog log(String context, EventLog log, Consumer<List<LogEntry>> publish) {
        return log;
    }

    default PaymentProvider provider(PaymentProvider provider) {
        return provider;
    }

    default Inbox inbox(Inbox inbox) {
        return inbox;
    }

    default boolean viewsAreConditional() {
        return true;
    }

    default Consumer<Message<?>> function(String name, Consumer<Message<?>> function) {
        return function;
    }

    default SimulatedQueue.Reader reader(String queue, SimulatedQueue.Reader reader) {
        return reader;
    }

    default Template template(Template template) {
        return template;
    }
}
