package dev.gatehouse.testkit.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaZipTest {
    private static final List<String> FIT = List.of(
            "application.properties", "META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "spring.properties",
            "dev/gatehouse/order/OrderLambda.class",
            "dev/gatehouse/order/OrderLambda__ApplicationContextInitializer.class", "lib/gatehouse-lambda-0.1.0.jar",
            "lib/spring-core-7.0.8.jar");

    @TempDir
    private Path directory;

    @Test
    void findsNoFlawInPlainClassesAndTheirLibraries() throws IOException {
        assertThat(zip(FIT, 1).flaws()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "lib/gatehouse-stream-0.1.0.jar", "lib/gatehouse-testkit-0.1.0.jar", "lib/gatehouse-local-0.1.0.jar",
            "lib/spring-cloud-stream-5.0.2.jar", "lib/spring-cloud-aws-core-4.1.0.jar", "lib/spring-webflux-7.0.8.jar",
            "lib/netty-common-4.2.0.jar", "lib/netty-nio-client-2.41.18.jar", "lib/apache-client-2.41.18.jar",
            "lib/sqs-2.41.18.jar", "lib/ssm-2.41.18.jar", "lib/snakeyaml-2.6.jar", "lib/junit-jupiter-api-6.0.3.jar",
            "lib/aws-lambda-java-serialization-1.2.0.jar"})
    void findsLibrariesThatDoNotBelongThere(String library) throws IOException {
        assertThat(zip(with(library), 1).flaws()).containsExactly(library + " does not belong into a Lambda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF/lib/x.jar", "dev/gatehouse/notes.txt", "lib/deep/x.jar",
            "application-local.properties"})
    void findsFilesThatAreNeitherClassNorLibrary(String name) throws IOException {
        assertThat(zip(with(name), 1).flaws()).containsExactly(name + " is neither a class nor a library");
    }

    @Test
    void missesTheAotProcessing() throws IOException {
        assertThat(zip(FIT.subList(0, 4), 1).flaws()).containsExactly("Spring's AOT processing is missing");
    }

    @Test
    void findsThatItIsTooLarge() throws IOException {
        assertThat(zip(FIT, (int) LambdaZip.LARGEST).flaws()).singleElement().asString().contains("at most 20000000");
    }

    private static List<String> with(String name) {
        return Stream.concat(FIT.stream(), Stream.of(name)).toList();
    }

    /** @param size of the first file, which cannot be compressed */
    private LambdaZip zip(List<String> names, int size) throws IOException {
        var file = directory.resolve("test-lambda.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                var content = new byte[name.equals(names.getFirst()) ? size : 1];
                new Random(1).nextBytes(content);
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        }
        return new LambdaZip(file);
    }
}
