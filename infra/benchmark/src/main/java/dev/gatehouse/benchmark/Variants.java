package dev.gatehouse.benchmark;

import dev.gatehouse.image.ImageBuild;
import dev.gatehouse.image.RuntimeClient;
import dev.gatehouse.local.archive.Archive;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is compared, all of it with the JVM's options and the memory of Lambda's managed runtime. */
final class Variants {
    static final String PLAIN = "plain handler";
    static final String ADAPTER = "adapter defaults";
    static final String ZIP = "Gatehouse zip";
    static final String IMAGE = "Gatehouse image";
    /** 80 % of 1024 MB; a JVM that finds 1024 MB starts with a 64th of them. */
    static final List<String> MEMORY = List.of("-Xms16m", "-Xmx819m");
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String HANDLER = "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";
    private static final String PACKAGE = "dev.gatehouse.benchmark.variants";

    private final Path root;
    private final Path work;
    private final URI cloud;
    private final Path nativeLibrary;

    /** @param root the checkout, in which everything is packaged */
    Variants(Path root, Path work, URI cloud) throws IOException {
        this.root = root;
        this.work = work;
        this.cloud = cloud;
        this.nativeLibrary = work.resolve("libaws-lambda-jni.so");
        RuntimeClient.unpackLibrary(nativeLibrary);
    }

    List<Variant> all() throws IOException {
        return List.of(
                zip(PLAIN, packaged("infra/benchmark/variants", "lambda-plain.zip"), PACKAGE + ".PlainHandler",
                        Map.of()),
                zip(ADAPTER, packaged("infra/benchmark/variants", "lambda-adapter.zip"), HANDLER,
                        Map.of("MAIN_CLASS", PACKAGE + ".AdapterApplication")),
                zip(ZIP, service(), HANDLER, gatehouse()),
                image());
    }

    private Variant zip(String name, Path zip, String handler, Map<String, String> variables) throws IOException {
        var task = work.resolve(name.replace(' ', '-'));
        new Archive(zip).unpackTo(task, _ -> true);
        var classPath = RuntimeClient.jars().stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var command = Stream.of(List.of(java()), MEMORY, FLAGS,
                List.of("--enable-native-access=ALL-UNNAMED", RuntimeClient.libraryOption(nativeLibrary), "-classpath",
                        classPath, RuntimeClient.MAIN, handler))
                .flatMap(List::stream)
                .toList();
        return new Variant(name, command, task, with(variables), Files.size(zip));
    }

    private Variant image() throws IOException {
        var image = ImageBuild.run(service(), root.resolve("infra/aws/templates"), work.resolve("image"));
        var command = image.command(HANDLER, MEMORY.toArray(String[]::new));
        var task = Files.createDirectories(work.resolve("empty"));
        return new Variant(IMAGE, command, task, with(gatehouse()), size(image.directory()));
    }

    private Path service() {
        return packaged("order-service", "order-service-lambda.zip");
    }

    private Path packaged(String module, String zip) {
        return root.resolve(module).resolve("target").resolve(zip);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Map<String, String> gatehouse() {
        return Map.of(
                "MAIN_CLASS", "dev.gatehouse.order.OrderLambda",
                "GATEHOUSE_CONTEXT", "order",
                "GATEHOUSE_FUNCTION", "placeOrder",
                "SPRING_CLOUD_FUNCTION_DEFINITION", "dispatcher");
    }

    private Map<String, String> with(Map<String, String> variables) {
        return Stream.of(variables, Map.of("GATEHOUSE_AWS_ENDPOINT", cloud.toString()))
                .flatMap(some -> some.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
