package dev.gatehouse.image;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** AWS's runtime interface client, as it is on this JVM's class path. */
public final class RuntimeClient {
    public static final String MAIN = AWSLambda.class.getName();
    private static final String LIBRARY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private RuntimeClient() {}

    public static List<Path> jars() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> Path.of(
                        URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())))
                .toList();
    }

    /** Unpacks its native library; by itself each process would, to the same file. */
    public static void unpackLibrary(Path target) throws IOException {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        try (var content = AWSLambda.class.getResourceAsStream(
                "/jni/libaws-lambda-jni.linux-%s.so".formatted(architecture))) {
            if (content == null) {
                throw new IOException("AWS's runtime client has no native code for " + architecture);
            }
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Has the client take the library from there. */
    public static String libraryOption(Path library) {
        return "-D" + LIBRARY + "=" + library;
    }
}
