package dev.gatehouse.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order service's image, made of its zip as the Dockerfile makes it. */
class FunctionImageIT {
    private static final Path ROOT = Path.of("../..");
    private static final Path TEMPLATES = ROOT.resolve("infra/aws/templates");
    private static final Path ZIP = ROOT.resolve("order-service/target/order-service-lambda.zip");

    @TempDir
    static Path directory;

    private static FunctionImage image;

    @BeforeAll
    static void build() throws IOException {
        // It fails unless each function takes a sample, and unless the JVM then starts with the cache.
        image = ImageBuild.run(ZIP, TEMPLATES, directory.resolve("function"));
    }

    @Test
    void hasJarsAloneOnItsClassPath() throws IOException {
        assertThat(image.classPath()).allSatisfy(jar -> assertThat(jar).isRegularFile().hasExtension("jar"));
        assertThat(image.classPath()).extracting(jar -> jar.getFileName().toString())
                .contains("service.jar")
                .anyMatch(jar -> jar.startsWith("aws-lambda-java-runtime-interface-client"))
                .anyMatch(jar -> jar.startsWith("spring-core"))
                .doesNotHaveDuplicates();
    }

    @Test
    void startsWithItsCacheAndWithinTheContainersMemory() throws IOException {
        assertThat(Files.readAllLines(image.options()))
                .contains("-XX:AOTCache=" + image.cache(), "-XX:MaxRAMPercentage=80")
                .noneMatch(option -> option.startsWith("-Xmx"))
                .last().asString().endsWith("AWSLambda");
        assertThat(image.cache()).isNotEmptyFile();
    }

    @Test
    void takesItsClassesFromTheCache() throws IOException {
        try (var training = new Training("order", TEMPLATES, directory.resolve("use"))) {
            var use = training.use(image);

            assertThat(use.share()).isGreaterThan(ImageBuild.LEAST_SHARE);
            assertThat(use.others()).noneMatch(name -> name.startsWith("dev.gatehouse.") && !name.contains("$$"));
        }
    }

    @Test
    void noticesThatThereIsNoCache() throws IOException {
        var zip = directory.resolve("order-service-lambda.zip");
        Files.copy(ZIP, zip);
        var bare = FunctionImage.layOut(zip, directory.resolve("bare"));

        try (var training = new Training("order", TEMPLATES, directory.resolve("misuse"))) {
            assertThatIllegalStateException().isThrownBy(() -> training.use(bare))
                    .withMessageContaining("order-placeOrder does not start");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment", "invoice"})
    void canBeMadeOfTheOtherServicesToo(String context) throws IOException {
        var zip = ROOT.resolve("%1$s-service/target/%1$s-service-lambda.zip".formatted(context));

        assertThat(ImageBuild.run(zip, TEMPLATES, directory.resolve(context)).cache()).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "payment", "invoice"})
    void trainsEveryFunctionThatEventsOfTheContractsFeed(String context) {
        assertThat(ServiceTemplate.read(TEMPLATES, context).functions())
                .isNotEmpty()
                .filteredOn(function -> function.samples().isEmpty())
                .extracting(ServiceTemplate.ConsumingFunction::name)
                .isSubsetOf("invoice-publishDocument");
    }
}
