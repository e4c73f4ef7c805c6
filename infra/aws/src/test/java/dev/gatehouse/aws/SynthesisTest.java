package dev.gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.aws.flow.Committed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one test that starts CDK, and node with it; everything else reads the committed templates. */
class SynthesisTest {
    private static final int OLDEST_NODE = 20;

    @Test
    void committedTemplatesAreWhatTheAppSynthesises(@TempDir Path out) throws IOException {
        assumeNode();

        assertThat(GatehouseApp.synthesise(out))
                .as("infra/aws/templates is stale: regenerate it as infra/aws/README.md says")
                .isEqualTo(committed());
    }

    private static Map<String, String> committed() throws IOException {
        var committed = new TreeMap<String, String>();
        try (var files = Files.list(Committed.repository().resolve("infra/aws/templates"))) {
            for (var file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return committed;
    }

    private static void assumeNode() {
        var found = nodeVersion();
        if (found < OLDEST_NODE) {
            var why = "SKIPPED: whether infra/aws/templates is what the CDK app synthesises was not checked,"
                    + " because that takes node " + OLDEST_NODE + " or newer on the PATH";
            System.out.println(why);
            assumeTrue(false, why);
        }
    }

    /** 0 where there is no node. */
    private static int nodeVersion() {
        try {
            var node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            var version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return version.matches("v\\d+\\..*") ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
