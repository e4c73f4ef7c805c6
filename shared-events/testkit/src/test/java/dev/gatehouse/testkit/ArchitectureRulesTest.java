package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureRulesTest {
    private static final String INVALID = "dev.gatehouse.testkit.invalid";
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(INVALID);

    static Stream<Arguments> rulesAndWhatBreaksThem() {
        return Stream.of(
                arguments(ArchitectureRules.DOMAIN_KNOWS_NO_TECHNOLOGY, "domain.TechnicalDomain"),
                arguments(ArchitectureRules.DOMAIN_HAS_NO_CLOCK_AND_NO_CHANCE, "domain.ClockedDomain"),
                arguments(ArchitectureRules.DOMAIN_HAS_NO_CLOCK_AND_NO_CHANCE, "domain.ChancyDomain"),
                arguments(ArchitectureRules.DOMAIN_IS_VALUES, "domain.MutableDomain"),
                arguments(ArchitectureRules.LAYERS_POINT_INWARD, "adapters.Adapter"),
                arguments(ArchitectureRules.AWS_STAYS_IN_ADAPTERS, "AwsOutsideAdapters"),
                arguments(ArchitectureRules.NO_FUNCTION_CALLS_A_FUNCTION, "FunctionCaller"),
                arguments(ArchitectureRules.NO_MUTABLE_STATIC_STATE, "StaticState"),
                arguments(ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED, "util"),
                arguments(ArchitectureRules.NO_JUNK_DRAWERS, "util.Drawer"),
                arguments(ArchitectureRules.noPackageCycles(INVALID), "left"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatBreaksThem")
    void failsForWhatBreaksTheRule(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(BROKEN).getFailureReport().getDetails())
                .as(rule.getDescription())
                .anyMatch(detail -> detail.contains(culprit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.gatehouse.contracts", "dev.gatehouse.decision", "dev.gatehouse.runtime"})
    void holdsForTheSharedModules(String root) {
        assertThatCode(() -> ServiceArchitecture.check(root)).doesNotThrowAnyException();
    }

    @Test
    void refusesARootThatHoldsNothing() {
        assertThatCode(() -> ServiceArchitecture.check("dev.gatehouse.misspelt"))
                .hasMessageContaining("no classes in dev.gatehouse.misspelt");
    }
}
