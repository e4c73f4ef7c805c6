package dev.gatehouse.local.hosting;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.tools.ToolProvider;

/** Compiles a Spring Boot application and packs it as Boot's Maven plugin does. */
public final class BootApp {
    private static final List<String> LIBRARIES = List.of("spring-", "micrometer-", "commons-logging", "slf4j-api",
            "jspecify");

    /** Writes {@code report} and, at its end, {@code stopped} next to its target; a service called broken fails. */
    private static final String SOURCE = """
            package app;
            import java.nio.file.*;
            import org.springframework.beans.factory.*;
            import org.springframework.context.annotation.*;
            import org.springframework.core.env.*;
            public class App {
                static int started;
                final String name = Thread.currentThread().getContextClassLoader().getName();
                final Path home = Path.of(App.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                        .resolve("../../../..").normalize();
                @Bean InitializingBean report(Environment env) {
                    org.slf4j.LoggerFactory.getLogger("app").info("this is {}", name);
                    if (name.startsWith("broken")) {
                        throw new IllegalStateException("the handler is no dispatcher\\nat all");
                    }
                    return () -> Files.writeString(home.resolve("report"), String.join(" ",
                            env.getProperty("gatehouse.aws.endpoint"), env.getProperty("gatehouse.aws.region"),
                            env.getProperty("gatehouse.payment.provider.base-url"), name,
                            App.class.getClassLoader().getName(), "" + ++started));
                }
                @Bean DisposableBean stop() { return () -> Files.createFile(home.resolve("stopped")); }
            }
            """;

    private BootApp() {}

    public static BootJar build(Path root, String service) throws IOException {
        var classes = root.resolve("classes");
        if (!Files.exists(classes)) {
            compile(root, classes);
        }
        var jar = Files.createDirectories(root.resolve(service).resolve("target")).resolve(service + "-1.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "app.App");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            add(out, "BOOT-INF/classes/app/App.class", classes.resolve("app/App.class"));
            for (var library : libraries()) {
                add(out, "BOOT-INF/lib/" + library.getFileName(), library);
            }
        }
        return BootJar.of(root.resolve(service));
    }

    /** One more file, and the time of the jar stays what it was. */
    static void add(BootJar jar, String name) throws IOException {
        var time = Files.getLastModifiedTime(jar.jar());
        try (var files = FileSystems.newFileSystem(jar.jar())) {
            Files.writeString(files.getPath(name), "more");
        }
        Files.setLastModifiedTime(jar.jar(), time);
    }

    private static void compile(Path root, Path classes) throws IOException {
        var file = Files.writeString(root.resolve("App.java"), SOURCE);
        var result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-nowarn", "-d",
                Files.createDirectories(classes).toString(), "-cp", classPath(), file.toString());
        if (result != 0) {
            throw new IllegalStateException("the application does not compile");
        }
    }

    private static List<Path> libraries() throws IOException {
        var framework = Arrays.stream(classPath().split(File.pathSeparator, -1)).map(Path::of)
                .filter(jar -> LIBRARIES.stream().anyMatch(jar.getFileName().toString()::startsWith));
        try (var logging = Files.list(Path.of("target", "test-application-lib"))) {
            return Stream.concat(framework, logging).toList();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void add(JarOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, out);
        out.closeEntry();
    }
}
