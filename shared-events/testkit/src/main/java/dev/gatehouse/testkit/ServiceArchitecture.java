package dev.gatehouse.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Checks a module's main classes against every rule of the house. */
public final class ServiceArchitecture {
    private static final List<ArchRule> RULES = List.of(
            ArchitectureRules.DOMAIN_KNOWS_NO_TECHNOLOGY,
            ArchitectureRules.DOMAIN_HAS_NO_CLOCK_AND_NO_CHANCE,
            ArchitectureRules.DOMAIN_IS_VALUES,
            ArchitectureRules.LAYERS_POINT_INWARD,
            ArchitectureRules.AWS_STAYS_IN_ADAPTERS,
            ArchitectureRules.NO_FUNCTION_CALLS_A_FUNCTION,
            ArchitectureRules.NO_MUTABLE_STATIC_STATE,
            ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED,
            ArchitectureRules.NO_JUNK_DRAWERS);

    private ServiceArchitecture() {}

    /** @param root package of the module, such as {@code dev.gatehouse.order} */
    public static void check(String root) {
        var classes = main(root);
        RULES.forEach(rule -> rule.allowEmptyShould(true).check(classes));
        ArchitectureRules.noPackageCycles(root).allowEmptyShould(true).check(classes);
    }

    private static JavaClasses main(String root) {
        var classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(root);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("no classes in " + root);
        }
        return classes;
    }
}
