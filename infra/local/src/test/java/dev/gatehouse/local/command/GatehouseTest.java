package dev.gatehouse.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatehouseTest {

    @Test
    void listsItsCommands() {
        var shell = Shell.run("--help");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("Usage: gatehouse").contains("up ", "down ", "order ", "status ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "order", "status", "simulate", "cloud", "sandbox"})
    void explainsEachCommand(String command) {
        var shell = Shell.run(command, "--help");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("Usage: gatehouse " + command).contains("Exit codes:");
        assertThat(shell.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ordr", "up --prot 1", "up --port x", "cloud --detach", "sandbox --webhook :",
            "simulate --seeds 0", "status a b"})
    void refusesWhatItDoesNotKnowInOneLine(String arguments) {
        var shell = Shell.run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).startsWith("gatehouse: ").contains("--help").hasLineCount(1);
    }
}
