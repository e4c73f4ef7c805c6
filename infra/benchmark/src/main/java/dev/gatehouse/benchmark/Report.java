package dev.gatehouse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The figures as Markdown. */
final class Report {
    private final List<Variant> variants;
    private final Map<Variant, ColdStarts> coldStarts;
    private final Map<Variant, WarmRuns> warmRuns;
    private final List<String> lines = new ArrayList<>();

    Report(List<Variant> variants, Map<Variant, ColdStarts> coldStarts, Map<Variant, WarmRuns> warmRuns) {
        this.variants = variants;
        this.coldStarts = coldStarts;
        this.warmRuns = warmRuns;
    }

    String text(int runs, int rounds, Machine machine) {
        lines.add("Measured on %s.".formatted(machine));
        lines.add("");
        lines.add("Cold start: process start to first response, medians of %d (least–most).".formatted(runs));
        lines.add("");
        table("variant", "deployed MB", "wall s", "× plain", "user CPU s", "× plain", "resident MB");
        for (var variant : variants) {
            var cold = cold(variant);
            row(variant.name(), number("%.1f", variant.deployed() / 1e6), cold.wallSeconds.text("%.2f"),
                    ratio(variant, other -> cold(other).wallSeconds), cold.userSeconds.text("%.2f"),
                    ratio(variant, other -> cold(other).userSeconds), cold.residentMegabytes.text("%.0f"));
        }
        lines.add("");
        lines.add("Warm: messages per second, medians of %d rounds (least–most); %s."
                .formatted(rounds, WarmRuns.method()));
        lines.add("");
        table("variant", "batches of 10", "× plain", "one by one", "× plain", "user CPU ms per message", "× plain");
        for (var variant : variants) {
            var warm = warm(variant);
            row(variant.name(), warm.inBatches.text("%.0f"), ratio(variant, other -> warm(other).inBatches),
                    warm.one.text("%.0f"), ratio(variant, other -> warm(other).one),
                    warm.userMillisecondsPerMessage.text("%.2f"),
                    ratio(variant, other -> warm(other).userMillisecondsPerMessage));
        }
        return String.join("\n", lines) + "\n";
    }

    private void table(String... columns) {
        row(columns);
        lines.add("|" + "---|".repeat(columns.length));
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private String ratio(Variant variant, Function<Variant, Figures> figures) {
        return number("%.2f", figures.apply(variant).median() / figures.apply(variants.getFirst()).median());
    }

    private ColdStarts cold(Variant variant) {
        return coldStarts.getOrDefault(variant, new ColdStarts());
    }

    private WarmRuns warm(Variant variant) {
        var runs = warmRuns.get(variant);
        if (runs == null) {
            throw new IllegalStateException(variant.name() + " has not been measured");
        }
        return runs;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
