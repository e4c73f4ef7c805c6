package dev.gatehouse.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Prints which scenario passed in which hosting, from the reports of the runs. */
final class ScenarioTable {

    private ScenarioTable() {}

    /** Takes the directory of the hostings' modules, and when the build began: older reports are not of this build. */
    public static void main(String[] arguments) throws IOException {
        print(Path.of(arguments[0]), Instant.parse(arguments[1]), System.out);
    }

    static void print(Path modules, Instant since, PrintStream out) throws IOException {
        var table = new TreeMap<String, Map<Hosting, List<String>>>();
        var run = new ArrayList<Hosting>();
        for (var hosting : Hosting.values()) {
            var reports = modules.resolve(hosting.toString()).resolve("target/failsafe-reports");
            if (areComplete(reports, since)) {
                read(reports, since, hosting, table);
                run.add(hosting);
            }
        }
        out.println(row("scenario", run.stream().map(Hosting::toString)));
        table.forEach((scenario, results) -> out
                .println(row(scenario, run.stream().map(hosting -> cell(results, hosting)))));
    }

    /** Those of a hosting that has not ended yet may be half written. */
    private static boolean areComplete(Path reports, Instant since) throws IOException {
        var summary = reports.resolve("failsafe-summary.xml");
        return Files.exists(summary) && isOfThisBuild(summary, since);
    }

    private static boolean isOfThisBuild(Path file, Instant since) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    private static String row(String first, Stream<String> others) {
        return "%-72s %s".formatted(first, others.map("%-20s"::formatted).collect(Collectors.joining(" ")))
                .stripTrailing();
    }

    /** A scenario with many inputs has one result for each. */
    private static String cell(Map<Hosting, List<String>> results, Hosting hosting) {
        var all = results.getOrDefault(hosting, List.of());
        if (all.isEmpty()) {
            return "not run";
        }
        var worst = List.of("FAILED", "skipped", "passed").stream().filter(all::contains).findFirst().orElseThrow();
        var count = all.stream().filter(worst::equals).count();
        return all.size() == 1 ? worst : "%s %d of %d".formatted(worst, count, all.size());
    }

    private static void read(
            Path directory, Instant since, Hosting hosting, Map<String, Map<Hosting, List<String>>> table)
            throws IOException {
        try (var files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            for (var file : files) {
                if (isOfThisBuild(file, since)) {
                    cases(file).forEach(test -> table
                            .computeIfAbsent(name(test), _ -> new TreeMap<>())
                            .computeIfAbsent(hosting, _ -> new ArrayList<>())
                            .add(result(test)));
                }
            }
        }
    }

    private static List<Element> cases(Path file) throws IOException {
        try {
            var nodes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                    .getElementsByTagName("testcase");
            return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index)).toList();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report", e);
        }
    }

    private static String name(Element test) {
        var type = test.getAttribute("classname");
        var method = test.getAttribute("name").replaceFirst("[^A-Za-z0-9_].*", "");
        return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }

    private static String result(Element test) {
        if (test.getElementsByTagName("failure").getLength() + test.getElementsByTagName("error").getLength() > 0) {
            return "FAILED";
        }
        return test.getElementsByTagName("skipped").getLength() > 0 ? "skipped" : "passed";
    }
}
