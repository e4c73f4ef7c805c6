package dev.gatehouse.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Prints which scenario passed in which hosting, from the reports of the runs. */
final class ScenarioTable {
    private static final String ROW = "%-72s %-20s %-20s %-20s%n";

    private ScenarioTable() {}

    /** Takes the directory that holds one directory of reports per hosting. */
    public static void main(String[] arguments) {
        print(Path.of(arguments[0]), System.out);
    }

    static void print(Path reports, PrintStream out) {
        var table = new TreeMap<String, Map<Hosting, List<String>>>();
        for (var hosting : Hosting.values()) {
            read(reports.resolve(hosting.toString()), hosting, table);
        }
        out.printf(ROW, "scenario", Hosting.EMBEDDED, Hosting.PROCESSES, Hosting.LAMBDA);
        table.forEach((scenario, results) -> out.printf(ROW, scenario, cell(results, Hosting.EMBEDDED),
                cell(results, Hosting.PROCESSES), cell(results, Hosting.LAMBDA)));
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

    private static void read(Path directory, Hosting hosting, Map<String, Map<Hosting, List<String>>> table) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            for (var file : files) {
                cases(file).forEach(test -> table
                        .computeIfAbsent(name(test), _ -> new TreeMap<>())
                        .computeIfAbsent(hosting, _ -> new ArrayList<>())
                        .add(result(test)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
