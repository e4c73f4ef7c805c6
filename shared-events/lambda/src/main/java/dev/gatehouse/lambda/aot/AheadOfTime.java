package dev.gatehouse.lambda.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** Has Spring write the bean definitions of an application as code, and compiles them. */
public final class AheadOfTime {
    private AheadOfTime() {}

    /** Takes the application's main class and a directory; what is to be packaged is then in its {@code classes}. */
    public static void main(String[] arguments) throws ClassNotFoundException, IOException {
        var application = Class.forName(arguments[0]);
        var output = Path.of(arguments[1]);
        var sources = output.resolve("sources");
        var classes = output.resolve("classes");
        var settings = Settings.builder()
                .sourceOutput(sources)
                .classOutput(classes)
                .resourceOutput(output.resolve("resources"))
                .groupId(application.getPackageName())
                .artifactId(application.getSimpleName())
                .build();
        new SpringApplicationAotProcessor(application, settings, new String[0]).process();
        compile(sources, classes);
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null); var generated = Files.walk(sources)) {
            var options = List.of("-classpath", System.getProperty("java.class.path"), "-d", classes.toString(),
                    "-proc:none", "-nowarn");
            var units = files.getJavaFileObjectsFromPaths(generated.filter(Files::isRegularFile).toList());
            if (!compiler.getTask(null, files, null, options, null, units).call()) {
                throw new IllegalStateException("the generated bean definitions do not compile");
            }
        }
    }
}
