package dev.gatehouse.local.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Ends a JVM, as its agent, when nobody is left who could write to its standard input. */
public final class EndsWithParent {
    private static final int KILLED = 137;

    private EndsWithParent() {}

    /** Called by the JVM before the application. */
    public static void premain(String arguments) {
        var watch = new Thread(() -> watch(System.in), "ends-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(InputStream input) {
        try {
            input.skipNBytes(Long.MAX_VALUE);
        } catch (IOException _) {
            // It ends as if it had been killed, too: what it was talking to is gone.
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** The option that makes it the agent of a JVM whose class path it leaves alone but for itself. */
    static String option() throws IOException {
        var jar = Files.createTempFile("ends-with-parent", ".jar");
        jar.toFile().deleteOnExit();
        pack(jar);
        return "-javaagent:" + jar;
    }

    private static void pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EndsWithParent.class.getName());
        var file = EndsWithParent.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var content = Objects.requireNonNull(EndsWithParent.class.getResourceAsStream("/" + file))) {
            out.putNextEntry(new JarEntry(file));
            content.transferTo(out);
        }
    }
}
