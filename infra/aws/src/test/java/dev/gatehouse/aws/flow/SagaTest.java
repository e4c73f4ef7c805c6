package dev.gatehouse.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/saga.md against the templates, both ways. */
class SagaTest {
    private static final Flow FLOW = Flow.of(Committed.templates());
    /** No step of the saga: what its steps leave behind on paper, what customers are told, and how a provider is doing. */
    private static final Set<String> NO_STEPS = Set.of("InvoiceDocumentPublished", "ObjectCreated", "CustomerNotice",
            "ProviderSuspended", "ProviderResumed");

    private record Step(String function, List<String> on, List<String> says, String kind, List<String> undoneBy) {}

    @Test
    void theTableSaysWhatTheTemplatesSay() throws IOException {
        assertThat(contradictions(FLOW, steps(page()))).isEmpty();
    }

    @Test
    void everyEventThatAFunctionSaysIsAStep() throws IOException {
        assertThat(missing(FLOW, steps(page()))).isEmpty();
    }

    @Test
    void thePivotIsTheCaptureAndNothingElse() throws IOException {
        assertThat(steps(page()).stream().filter(step -> step.kind().equals("**pivot**")))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.says()).containsExactly("PaymentCaptured"));
        assertThat(steps(page()).stream().filter(step -> step.says().contains("PaymentCaptured")))
                .allSatisfy(step -> assertThat(step.kind()).isEqualTo("**pivot**"));
    }

    @Test
    void everyCompensatableStepNamesWhatUndoesIt() throws IOException {
        assertThat(steps(page()).stream().filter(step -> step.kind().equals("compensatable")))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.undoneBy()).isNotEmpty()
                        .allSatisfy(event -> assertThat(FLOW.functions())
                                .anySatisfy(function -> assertThat(function.emits()).contains(event))));
    }

    @Test
    void noticesARowThatIsWrongAndOneThatIsMissing() throws IOException {
        var wrong = page().replace("| placeOrder | PlaceOrder | OrderPlaced |",
                "| placeOrder | PlaceOrder | OrderPaid |");

        assertThat(contradictions(FLOW, steps(wrong))).containsExactly("placeOrder does not say OrderPaid");
        assertThat(missing(FLOW, steps(wrong))).containsExactly("placeOrder says OrderPlaced");
    }

    private static List<String> contradictions(Flow flow, List<Step> steps) {
        var found = new ArrayList<String>();
        for (var step : steps) {
            var function = flow.functions().stream()
                    .filter(candidate -> candidate.bean().equals(step.function()))
                    .findFirst();
            if (function.isEmpty()) {
                found.add("there is no " + step.function());
                continue;
            }
            step.on().stream().filter(event -> !function.get().consumes().contains(event))
                    .forEach(event -> found.add(step.function() + " does not take " + event));
            step.says().stream().filter(event -> !function.get().emits().contains(event))
                    .forEach(event -> found.add(step.function() + " does not say " + event));
        }
        return found;
    }

    private static List<String> missing(Flow flow, List<Step> steps) {
        var said = steps.stream()
                .flatMap(step -> step.says().stream().map(event -> step.function() + " says " + event))
                .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var function : flow.functions()) {
            function.emits().stream()
                    .filter(event -> !function.internal().contains(event) && !NO_STEPS.contains(event))
                    .map(event -> function.bean() + " says " + event)
                    .filter(fact -> !said.contains(fact))
                    .forEach(missing::add);
        }
        return List.copyOf(missing);
    }

    private static List<Step> steps(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| step"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .map(cells -> new Step(cells[1], names(cells[2]), names(cells[3]), cells[4],
                        cells[5].startsWith("nothing") || cells[5].equals("–") ? List.of() : names(cells[5])))
                .toList();
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(", ")).toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/saga.md"));
    }
}
