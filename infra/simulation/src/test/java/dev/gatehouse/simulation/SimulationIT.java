package dev.gatehouse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.template.Template;
import dev.gatehouse.runtime.breaker.GuardedIntake;
import dev.gatehouse.simulation.topology.Topology;
import dev.gatehouse.simulation.workload.Act;
import dev.gatehouse.testkit.simulation.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, nothing is wrong in the end. */
class SimulationIT {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ""));
    private static final long SEEDS = 1_000;
    private static final Pattern PAUSED = Pattern.compile("payment-(\\w+)-inbox is not read");

    @Test
    void keepsEveryRuleWhateverGoesWrong() throws InterruptedException {
        var campaign = new Campaign(() -> new Simulator(ROOT, Alterations.NONE),
                Runtime.getRuntime().availableProcessors());

        var report = campaign.play(1, SEEDS, _ -> {});

        System.out.println(report.summary());
        System.out.println(report.tally().all());
        assertThat(report.violated()).extracting(Outcome::violations).isEmpty();
        assertThat(report.sagas()).isEqualTo(20_000);
        assertThat(Stream.of(Fault.values(), Act.Kind.values()).flatMap(Stream::of))
                .allSatisfy(each -> assertThat(report.tally().of(each)).as(each.toString()).isPositive());
        assertThat(List.of("LOST_RACE", "COUNTER_MOVED", "RACED", "PARTIAL_BATCH", "DEAD_LETTER", "REDRIVE", "REMINDER",
                "CLAIM", "SUSPENDED",
                "HAPPENED_AUTHENTICATE", "HAPPENED_REFUSE", "HAPPENED_EXPIRE", "HAPPENED_FUND", "HAPPENED_FUND_HALF",
                "HAPPENED_DISPUTE"))
                .allSatisfy(each -> assertThat(report.tally().of(each)).as(each).isPositive());
    }

    @Test
    void replaysASeedByteByByte() {
        var first = new Simulator(ROOT, Alterations.NONE);
        first.play(Plan.of(99));

        var traces = traces(first);

        assertThat(traces).anyMatch(line -> line.contains("CRASH_AFTER_CALL"))
                .anyMatch(line -> line.contains("RACE"));
        assertThat(traces(new Simulator(ROOT, Alterations.NONE))).isEqualTo(traces);
    }

    private static List<String> traces(Simulator simulator) {
        return Stream.iterate(1L, seed -> seed + 1).limit(10)
                .flatMap(seed -> simulator.replay(Plan.of(seed)).trace().stream()).toList();
    }

    @Test
    void pausesInTheCloudWhatStreamModePauses() {
        var simulator = new Simulator(ROOT, Alterations.NONE);
        var services = new Services(Topology.of(Template.in(ROOT.resolve("infra/aws/templates")),
                UnaryOperator.identity()));

        var suspended = Stream.iterate(1L, seed -> seed + 1).map(seed -> simulator.replay(Plan.of(seed)))
                .filter(outcome -> outcome.tally().of("SUSPENDED") > 0).findFirst().orElseThrow();

        assertThat(suspended.trace().stream().map(PAUSED::matcher).filter(Matcher::find).map(queue -> queue.group(1))
                .distinct())
                .containsExactlyInAnyOrderElementsOf(services.of("payment").bean(GuardedIntake.class).functions());
    }

    @Test
    void cutsAFailingSeedDown() {
        var simulator = new Simulator(ROOT, Mutation.IGNORES_A_REFUND);
        var violated = Stream.iterate(1L, seed -> seed + 1).map(seed -> simulator.play(Plan.of(seed)))
                .filter(outcome -> !outcome.isClean()).findFirst().orElseThrow();

        var example = Example.of(violated, simulator);

        assertThat(example.outcome().rule()).isEqualTo(violated.rule());
        assertThat(example.outcome().plan().sagas()).hasSize(1);
        assertThat(example.outcome().plan().faults()).isEmpty();
        assertThat(example.lines()).anyMatch(line -> line.startsWith("VIOLATION audit: "));
    }
}
