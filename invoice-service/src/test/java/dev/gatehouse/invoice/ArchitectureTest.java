package dev.gatehouse.invoice;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.testkit.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        assertThatCode(() -> ServiceArchitecture.check("dev.gatehouse.invoice")).doesNotThrowAnyException();
    }
}
