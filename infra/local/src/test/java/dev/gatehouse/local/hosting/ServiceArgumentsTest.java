package dev.gatehouse.local.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.lambda.DeclaredFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceArgumentsTest {
    @Test
    void tellAServiceWhatTheTemplatesTellItsFunctions() {
        var functions = List.of(
                function("invoice", Map.of("GATEHOUSE_FUNCTION", "draftInvoice", "GATEHOUSE_CLAIMS_BUCKET", "claims")),
                function("invoice", Map.of("GATEHOUSE_CONTEXT", "invoice", "GATEHOUSE_INVOICE_SERIES", "1")),
                function("order", Map.of("GATEHOUSE_CLAIMS_BUCKET", "other")));

        assertThat(ServiceArguments.ofFunctions(functions, "invoice"))
                .containsExactly("--gatehouse.claims.bucket=claims", "--gatehouse.invoice.series=1");
    }

    private static DeclaredFunction function(String stack, Map<String, String> environment) {
        return new DeclaredFunction(stack, "any", "any", environment, 128, Duration.ofSeconds(3), false, null);
    }
}
