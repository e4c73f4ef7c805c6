package dev.gatehouse.simulation;

import dev.gatehouse.local.template.Template;
import dev.gatehouse.runtime.claims.ClaimCheck;
import dev.gatehouse.runtime.dispatch.EventTypes;
import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.simulation.rules.EventReader;
import dev.gatehouse.simulation.rules.Rules;
import dev.gatehouse.simulation.topology.Topology;
import java.nio.file.Path;

/** Plays plans on the system that the committed templates declare. */
public final class Simulator {
    private final Topology topology;
    private final Services services;
    private final EventReader reader;
    private final Alterations alterations;

    /** @param root of the repository */
    public Simulator(Path root, Alterations alterations) {
        this.alterations = alterations;
        this.topology = Topology.of(Template.in(root.resolve("infra/aws/templates")), alterations::template);
        this.services = new Services(topology);
        var orders = services.of("order");
        this.reader = new EventReader(orders.bean(EventJson.class), orders.bean(EventTypes.class),
                orders.bean(ClaimCheck.class));
    }

    public Outcome play(Plan plan) {
        return play(plan, false);
    }

    /** Once more, and with a trace. */
    public Outcome replay(Plan plan) {
        return play(plan, true);
    }

    private Outcome play(Plan plan, boolean isTraced) {
        var run = new Run(plan, topology, services, alterations, isTraced);
        services.connect(run);
        var evidence = run.play();
        return new Outcome(plan, Rules.violations(evidence, reader), run.tally(), run.trace());
    }
}
