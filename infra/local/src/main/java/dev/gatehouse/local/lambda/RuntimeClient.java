package dev.gatehouse.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** AWS's runtime interface client, which the managed runtime runs functions with, too. */
public final class RuntimeClient {
    public static final String MAIN = AWSLambda.class.getName();
    private static final String LIBRARY_PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final double HEAP_SHARE = 0.8;

    private final Path library;

    private RuntimeClient(Path library) {
        this.library = library;
    }

    static RuntimeClient unpacked() throws IOException {
        var library = Files.createTempFile("runtime-client", ".so");
        library.toFile().deleteOnExit();
        return unpackedTo(library);
    }

    /**
     * By itself every process would unpack its native library to the same file, over one that is just being loaded.
     *
     * @param library the file for it
     */
    public static RuntimeClient unpackedTo(Path library) throws IOException {
        var name = "libaws-lambda-jni.linux%s-%s.so".formatted(
                isMusl() ? "_musl" : "",
                architecture());
        try (var content = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
            if (content == null) {
                throw new IOException("AWS's runtime client has no native code for " + System.getProperty("os.arch"));
            }
            Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
            return new RuntimeClient(library);
        }
    }

    /** Its own, and nothing else's. */
    public static List<Path> jars() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())))
                .toList();
    }

    /** Options of the JVM: those of the managed runtime, and where the native library is. */
    public List<String> options() {
        return List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-D" + LIBRARY_PROPERTY + "=" + library);
    }

    /** Runs a function as the managed runtime does. */
    public List<String> command(DeclaredFunction function) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Stream.of(
                List.of(java),
                options(),
                List.of("-Xmx%dm".formatted(Math.round(function.memory() * HEAP_SHARE)),
                        // For whoever looks at the list of processes.
                        "-Dgatehouse.process=" + function.name(),
                        "-classpath", classPath, MAIN, function.handler()))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isMusl() throws IOException {
        try (var loaders = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return loaders.iterator().hasNext();
        }
    }

    /** As AWS names it. */
    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    }
}
