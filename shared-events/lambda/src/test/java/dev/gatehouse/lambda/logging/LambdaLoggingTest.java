package dev.gatehouse.lambda.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class LambdaLoggingTest {
    private static final String OWN = "dev.gatehouse.runtime.dispatch.Dispatcher";

    @ParameterizedTest
    @CsvSource({", INFO", "INFO, INFO", "TRACE, TRACE", "FATAL, ERROR", "LOUD, INFO"})
    void hasTheLevelOfTheFunctionsConfiguration(String configured, Level level) {
        assertThat(LambdaLogging.threshold(OWN, LambdaLogging.level(configured))).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"DEBUG, WARN", "INFO, WARN", "WARN, WARN", "ERROR, ERROR"})
    void keepsLibrariesFromLoggingEvents(Level configured, Level level) {
        assertThat(LambdaLogging.threshold("org.springframework.cloud.function.adapter.aws.AWSLambdaUtils", configured))
                .isEqualTo(level);
    }

    @Test
    void handsLinesFromItsLevelOnToLambda() {
        var lambda = new Lines();
        var log = new LambdaLine(OWN, Level.WARN, lambda);

        log.info("{} is not worth it", "this");
        log.warn("Failed: {}: {}", "delivery 1", "why");
        log.error("Broken", new IllegalStateException("cause"));

        assertThat(lambda.lines).hasSize(2);
        assertThat(lambda.lines.get(0)).isEqualTo("WARN " + OWN + ": Failed: delivery 1: why");
        assertThat(lambda.lines.get(1)).startsWith("ERROR " + OWN + ": Broken")
                .contains("java.lang.IllegalStateException: cause", "at " + getClass().getName());
    }

    private static final class Lines implements LambdaLogger {
        final List<String> lines = new ArrayList<>();

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public void log(byte[] line) {
            lines.add(new String(line, UTF_8));
        }

        @Override
        public void log(String line, LogLevel level) {
            lines.add(level + " " + line);
        }
    }
}
