package dev.gatehouse.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What the house plan promises, as rules. Each has a test that shows that it can fail. */
public final class ArchitectureRules {
    private static final String[] PURE = {
            "java.lang..", "java.math..", "java.time..", "java.util..", "org.jspecify..",
            "dev.gatehouse.contracts..", "dev.gatehouse.decision..", "..domain.."};
    private static final Set<String> NOT_PURE = Set.of(
            "now", "randomUUID", "random", "currentTimeMillis", "nanoTime", "instant", "millis", "systemUTC",
            "getenv", "getProperty");
    private static final Set<String> NOT_PURE_CLASSES = Set.of(
            "java.util.Random", "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom",
            "java.lang.Thread", "java.util.Timer");

    private ArchitectureRules() {}

    public static final ArchRule DOMAIN_KNOWS_NO_TECHNOLOGY = classes()
            .that().resideInAnyPackage("..domain..", "dev.gatehouse.contracts..", "dev.gatehouse.decision..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(PURE)
            .because("decisions are pure");

    public static final ArchRule DOMAIN_HAS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that().resideInAnyPackage("..domain..", "dev.gatehouse.contracts..", "dev.gatehouse.decision..")
            .should().callCodeUnitWhere(DescribedPredicate.describe(
                    "it is a clock, a source of randomness, or the environment", ArchitectureRules::isImpure))
            .because("time and ids come in with the message");

    public static final ArchRule DOMAIN_IS_VALUES = classes()
            .that().resideInAPackage("..domain..")
            .and().areNotAnonymousClasses()
            .and().doNotHaveSimpleName("package-info")
            .should(beRecordsEnumsInterfacesExceptionsOrFunctions());

    public static final ArchRule AWS_STAYS_IN_ADAPTERS = noClasses()
            .that().resideOutsideOfPackages("..adapters..", "dev.gatehouse.runtime..", "dev.gatehouse.lambda..",
                    "dev.gatehouse.stream..")
            .and().areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
            .should().dependOnClassesThat().resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..")
            .because("only adapters, and the configuration that builds them, know AWS");

    public static final ArchRule NO_FUNCTION_CALLS_A_FUNCTION = noClasses()
            .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk.services.lambda..")
            .because("functions speak through events");

    public static final ArchRule NO_MUTABLE_STATIC_STATE = fields()
            .that().areStatic()
            .should(beFinal());

    public static final ArchRule LAYERS_POINT_INWARD = noClasses()
            .that().resideInAPackage("..domain..")
            .should().dependOnClassesThat(resideInAnyPackage("..adapters..", "org.springframework.."));

    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that().areNotAnonymousClasses()
            .should(liveInANullMarkedPackage());

    public static final ArchRule NO_JUNK_DRAWERS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..");

    /** @param root package whose sub-packages must not form cycles */
    public static ArchRule noPackageCycles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private static boolean isImpure(JavaCall<?> call) {
        var owner = call.getTargetOwner().getFullName();
        return NOT_PURE_CLASSES.contains(owner)
                || (owner.startsWith("java.") && NOT_PURE.contains(call.getTarget().getName()));
    }

    private static ArchCondition<JavaClass> beRecordsEnumsInterfacesExceptionsOrFunctions() {
        return condition("be a record, an enum, an interface, an exception or a stateless class", (type, events) -> {
            var stateless = type.getFields().stream()
                    .allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC));
            var allowed = type.isRecord() || type.isEnum() || type.isInterface() || stateless
                    || assignableTo(Throwable.class).test(type);
            if (!allowed) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " is a class with state of its own"));
            }
        });
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return condition("live in a @NullMarked package", (type, events) -> {
            if (!annotatedWith(NullMarked.class).test(type.getPackage())) {
                events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
            }
        });
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.of(type, events);
            }
        };
    }

    private interface Check {
        void of(JavaClass type, ConditionEvents events);
    }
}
