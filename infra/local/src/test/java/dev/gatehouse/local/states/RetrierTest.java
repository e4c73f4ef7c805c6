package dev.gatehouse.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.endpoint.ExactJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrierTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                           | 0 | 1000
            {}                                                           | 3 | 8000
            {"IntervalSeconds":3,"BackoffRate":1.5}                      | 1 | 4500
            {"IntervalSeconds":3,"BackoffRate":2,"MaxDelaySeconds":5}    | 1 | 5000
            {"BackoffRate":10}                                           | 99 | 31622400000
            """)
    void waitsLongerEachTime(String definition, int attempts, long millis) {
        assertThat(retrier(definition).delay(attempts)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void waitsAnyTimeUpToThatWithFullJitter() {
        assertThat(retrier("{\"JitterStrategy\":\"FULL\"}").delay(2)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({"States.ALL,Any.Error,true", "States.ALL,States.Timeout,true", "States.ALL,States.Runtime,false",
            "States.ALL,States.DataLimitExceeded,false", "States.TaskFailed,Any.Error,true",
            "States.TaskFailed,States.Timeout,false", "States.Timeout,States.Timeout,true", "A.B,A.B,true",
            "A.B,a.b,false", "States.Runtime,States.Runtime,false"})
    void isForSomeErrors(String name, String error, boolean matches) {
        assertThat(new ErrorNames(List.of(name)).match(error)).isEqualTo(matches);
    }

    private static Retrier retrier(String fields) {
        var definition = ExactJson.object(fields).orElseThrow();
        definition.putArray("ErrorEquals").add("States.ALL");
        return Retrier.of(new DefinitionPart("it", definition));
    }
}
