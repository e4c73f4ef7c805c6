package dev.gatehouse.image;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.lambda.DeclaredFunction;
import dev.gatehouse.local.lambda.FunctionRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has every function of a service handle its golden samples, on the local cloud. */
final class Training implements AutoCloseable {
    private final String context;
    private final ServiceTemplate template;
    private final Path work;
    private final LocalCloud cloud;

    /** @param work a directory for what is not a part of the image */
    Training(String context, Path templates, Path work) {
        this.context = context;
        this.template = ServiceTemplate.read(templates, context);
        this.work = work.toAbsolutePath();
        this.cloud = LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, null, templates,
                new FunctionRuntime(work, work.resolve("functions"), 1)));
    }

    /** Writes the image's cache. */
    void writeCache(FunctionImage image) throws IOException {
        var function = functions().getFirst();
        var command = image.trainingCommand(TrainingHandler.class.getName() + "::handleRequest");
        var variables = new HashMap<String, String>();
        functions().forEach(one -> variables.putAll(one.environment()));
        variables.putAll(local());
        variables.put(TrainingHandler.HANDLER_VARIABLE, className(function.handler()));
        var log = work.resolve("training.log");
        try (var process = RunningFunction.start(function, command, task(), variables, log)) {
            for (var trained : template.functions()) {
                train(process, declared(trained.name()), trained.samples(), log);
            }
            process.stop();
        }
        if (!Files.exists(image.cache())) {
            throw new IllegalStateException("The JVM has written no cache, see " + log);
        }
    }

    /** A function may refuse what has no place in this order's life, but not everything. */
    private static void train(RunningFunction process, DeclaredFunction function, List<String> samples, Path log) {
        var taken = samples.stream().filter(sample -> process.takes(function, sample)).count();
        if (taken == 0 && !samples.isEmpty()) {
            throw new IllegalStateException(
                    "%s takes none of its samples. Its log: %s".formatted(function.name(), log));
        }
    }

    /** Runs a function as the image does, with a cache or not at all, and tells what came out of the cache. */
    CacheUse use(FunctionImage image) throws IOException {
        var function = functions().getFirst();
        var loaded = work.resolve("loaded-classes.log");
        var command = image.command(function.handler(), "-XX:AOTMode=on", "-Xlog:class+load:file=" + loaded);
        var task = Files.createDirectories(work.resolve("empty"));
        try (var process = RunningFunction.start(function, command, task, local(), work.resolve("use.log"))) {
            var sample = template.functions().getFirst().samples().getFirst();
            process.invoke(function, RunningFunction.batch(List.of(sample)));
            process.stop();
        }
        return CacheUse.read(loaded);
    }

    /** In the order of the template, in which an order goes through them. */
    private List<DeclaredFunction> functions() {
        return template.functions().stream().map(function -> declared(function.name())).toList();
    }

    private DeclaredFunction declared(String name) {
        return cloud.functions().declared().stream()
                .filter(function -> function.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("%s has no function %s".formatted(context, name)));
    }

    private static String className(String handler) {
        return handler.substring(0, handler.indexOf("::"));
    }

    private Map<String, String> local() {
        return Map.of(
                "GATEHOUSE_AWS_ENDPOINT", cloud.endpoint().toString(),
                "GATEHOUSE_PAYMENT_PROVIDER_BASEURL", cloud.paymentProvider().toString());
    }

    /** A place of code that holds the handler alone. */
    private Path task() throws IOException {
        var name = TrainingHandler.class.getName().replace('.', '/') + ".class";
        var file = work.resolve("task").resolve(name);
        Files.createDirectories(file.getParent());
        try (var content = TrainingHandler.class.getResourceAsStream("/" + name)) {
            if (content == null) {
                throw new IOException(name + " is not on the class path");
            }
            Files.write(file, content.readAllBytes());
        }
        return work.resolve("task");
    }

    @Override
    public void close() {
        cloud.close();
    }
}
