package dev.gatehouse.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlaceOrdersTest {
    @TempDir
    private Path directory;
    private ScriptedApi api;

    @BeforeEach
    void start() throws IOException {
        api = new ScriptedApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void followsAnOrderToItsInvoice() {
        var shell = order();

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines().toList().getFirst())
                .matches("[0-9a-f-]{36}  PAID      31\\.38 EUR, invoice 2026-000001");
        assertThat(shell.lastLine()).matches("1 order in [0-9.]+ s: 1 paid, 0 rejected, 0 stuck, 0 failed; "
                + "to the end p50 \\d+ ms, p95 \\d+ ms");
        assertThat(api.orders.getFirst().at("/customer/address/country").asString()).isEqualTo("DE");
        assertThat(api.orders.getFirst().get("lines")).hasSize(2);
    }

    @Test
    void takesADeclinedOrderForAnEnd() {
        var shell = order("--card", "tok_declined");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("REJECTED  PAYMENT_DECLINED").contains("0 paid, 1 rejected");
    }

    @Test
    void failsWhenAnOrderIsStuck() {
        var shell = order("--card", "tok_stuck", "--timeout", "1");

        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.out()).contains("STUCK     still CONFIRMED").contains("1 stuck, 0 failed");
    }

    @Test
    void failsWhenAnOrderIsRefused() {
        var shell = order("--card", "tok_none");

        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.out()).contains("FAILED    HTTP 400 payment.token: No card.").contains("0 stuck, 1 failed");
    }

    @Test
    void placesManyOrdersEachUnderItsOwnKey() {
        var shell = order("--count", "40");

        assertThat(shell.exitCode()).isZero();
        assertThat(api.orders).hasSize(40);
        assertThat(shell.lastLine()).startsWith("40 orders in ").contains("40 paid, 0 rejected");
        assertThat(shell.out()).doesNotContain("PAID ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"sku": "A", "description": "a", "quantity": 1, "unitPrice": 5, "taxRate": "0"}] | A
            sku,description,quantity,unitPrice,taxRate\\nB,"tea, ""black"" one",2,749,0.07\\n     | B
            C,"tea, ""black"" one",2,749,0.07                                                    | C
            """)
    void readsLinesFromAFile(String content, String sku) throws IOException {
        var file = Files.writeString(directory.resolve("lines"), content.replace("\\n", "\n"));

        assertThat(order("--lines", file.toString()).exitCode()).isZero();

        var lines = api.orders.getFirst().get("lines");
        assertThat(lines).hasSize(1);
        assertThat(lines.at("/0/sku").asString()).isEqualTo(sku);
        if (!sku.equals("A")) {
            assertThat(lines.get(0)).isEqualTo(new JsonMapper().readTree(
                    """
                            {"sku": "%s", "description": "tea, \\"black\\" one", "quantity": 2, "unitPrice": 749, "taxRate": "0.07"}
                            """
                            .formatted(sku)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A,a,1,5        | line 1: expected the columns sku,description,quantity,unitPrice,taxRate
            A,a,x,5,0      | line 1: quantity must be a whole number, not 'x'
            A,a,1,7.49,0   | line 1: unitPrice must be a whole number of cents, not '7.49'
            [              | is no JSON list
            []             | holds no lines
            `              `| holds no lines
            """)
    void refusesFilesThatHoldNoLines(String content, String message) throws IOException {
        var file = Files.writeString(directory.resolve("lines"), content);

        var shell = order("--lines", file.toString());

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).startsWith("gatehouse: ").contains(message).hasLineCount(1);
        assertThat(api.orders).isEmpty();
    }

    @Test
    void saysHowToStartASystemWhenThereIsNone() {
        api.close();

        var shell = order("--count", "3");

        assertThat(shell.exitCode()).isEqualTo(3);
        assertThat(shell.err()).isEqualTo("gatehouse: No Gatehouse answers at " + api.url()
                + ". Start it with ./gatehouse up, or say with --api where it runs.\n");
    }

    @Test
    void saysWhenOnlyTheEndpointAnswers() {
        var shell = Shell.run("order", "--api", "http://127.0.0.1:1", "--endpoint", api.url());

        assertThat(shell.exitCode()).isEqualTo(3);
        assertThat(shell.err()).contains("The AWS services at " + api.url() + " do answer: is --api right?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--count 0", "--count x", "--timeout 0", "--api localhost:8080", "--crad tok_ok",
            "--endpoint ftp://x", "--lines nowhere.csv"})
    void refusesWrongArguments(String arguments) {
        var shell = order(arguments.split(" ", -1));

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).startsWith("gatehouse: ").hasLineCount(1);
    }

    private Shell order(String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of("order", "--api", api.url(), "--endpoint",
                "http://127.0.0.1:1"));
        all.addAll(java.util.List.of(arguments));
        return Shell.run(all.toArray(String[]::new));
    }
}
