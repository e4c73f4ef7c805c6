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
final class RuntimeClient {
    private static final String LIBRARY_PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final double HEAP_SHARE = 0.8;

    private final Path library;

    private RuntimeClient(Path library) {
        this.library = library;
    }

    /** By itself every process would unpack its native library to the same file, over one that is just being loaded. */
    static RuntimeClient unpacked() throws IOException {
        var name = "libaws-lambda-jni.linux%s-%s.so".formatted(
                isMusl() ? "_musl" : "",
                architecture());
        try (var content = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
            if (content == null) {
                throw new IOException("AWS's runtime client has no native code for " + System.getProperty("os.arch"));
            }
            var library = Files.createTempFile("runtime-client", ".so");
            library.toFile().deleteOnExit();
            Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
            return new RuntimeClient(library);
        }
    }

    /** Runs a function with the flags of the managed runtime. */
    List<String> command(DeclaredFunction function) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-Xmx%dm".formatted(Math.round(function.memory() * HEAP_SHARE)),
                "-D" + LIBRARY_PROPERTY + "=" + library,
                // For whoever looks at the list of processes.
                "-Dgatehouse.process=" + function.name(),
                "-classpath",
                Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                        .map(RuntimeClient::jar)
                        .collect(Collectors.joining(File.pathSeparator)),
                AWSLambda.class.getName(), function.handler());
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

    private static String jar(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }
}
