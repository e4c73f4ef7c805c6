package dev.gatehouse.local.sqs;

import org.apache.pekko.actor.OneForOneStrategy;
import org.apache.pekko.actor.SupervisorStrategy;
import org.apache.pekko.actor.SupervisorStrategyConfigurator;
import org.apache.pekko.japi.pf.DeciderBuilder;

/**
 * Lets ElasticMQ's actors go on after what they could not do. One that starts anew, as Pekko has it by default, has forgotten
 * which queues it is to store, and from then on confirms messages that it does not.
 */
public final class ResumingSupervisor implements SupervisorStrategyConfigurator {
    @Override
    public SupervisorStrategy create() {
        return new OneForOneStrategy(DeciderBuilder
                .match(Exception.class, _ -> SupervisorStrategy.resume())
                .matchAny(_ -> SupervisorStrategy.escalate())
                .build());
    }
}
