package dev.gatehouse.benchmark;

import dev.gatehouse.image.ImageBuild;
import dev.gatehouse.local.archive.Archive;
import dev.gatehouse.local.lambda.DeclaredFunction;
import dev.gatehouse.local.lambda.RuntimeClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is compared, all of it with the JVM's options and the memory of Lambda's managed runtime. */
final class Variants {
    static final String PLAIN = "plain handler";
    static final String ADAPTER = "adapter defaults";
    static final String ZIP = "Gatehouse zip";
    static final String IMAGE = "Gatehouse image";
    private static final int MEMORY = 1024;
    /** A JVM that finds this memory starts with a 64th of it, and may use 80 %. */
    private static final String LEAST_HEAP = "-Xms16m";
    private static final String MOST_HEAP = "-Xmx819m";
    private static final String HANDLER = "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";
    private static final String PACKAGE = "dev.gatehouse.benchmark.variants";

    private final Path root;
    private final Path work;
    private final URI cloud;
    private final RuntimeClient client;

    /** @param root the checkout, in which everything is packaged */
    Variants(Path root, Path work, URI cloud) throws IOException {
        this.root = root;
        this.work = work;
        this.cloud = cloud;
        this.client = RuntimeClient.unpackedTo(work.resolve("libaws-lambda-jni.so"));
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
        var function = function(handler, variables);
        var command = new ArrayList<>(client.command(function));
        command.add(1, LEAST_HEAP);
        return new Variant(name, function, command, task, local(), Files.size(zip));
    }

    private Variant image() throws IOException {
        var image = ImageBuild.run(service(), root.resolve("infra/aws/templates"), work.resolve("image"));
        var task = Files.createDirectories(work.resolve("empty"));
        return new Variant(IMAGE, function(HANDLER, gatehouse()), image.command(HANDLER, LEAST_HEAP, MOST_HEAP), task,
                local(), size(image.directory()));
    }

    private static DeclaredFunction function(String handler, Map<String, String> variables) {
        return new DeclaredFunction("order", "order-placeOrder", handler, variables, MEMORY, Duration.ofSeconds(30),
                false, null);
    }

    private Path service() {
        return packaged("order-service", "order-service-lambda.zip");
    }

    private Path packaged(String module, String zip) {
        return root.resolve(module).resolve("target").resolve(zip);
    }

    private static Map<String, String> gatehouse() {
        return Map.of(
                "MAIN_CLASS", "dev.gatehouse.order.OrderLambda",
                "GATEHOUSE_CONTEXT", "order",
                "GATEHOUSE_FUNCTION", "placeOrder",
                "SPRING_CLOUD_FUNCTION_DEFINITION", "dispatcher");
    }

    private Map<String, String> local() {
        return Map.of("GATEHOUSE_AWS_ENDPOINT", cloud.toString());
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
