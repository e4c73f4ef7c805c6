package dev.gatehouse.testkit.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * The image of the local cloud as Maven has just built it.
 *
 * @param files by their place in the build context
 */
record CloudImage(Map<String, Path> files) {

    static CloudImage of(Checkout checkout) {
        var files = new LinkedHashMap<String, Path>();
        files.put("Dockerfile", checkout.containerFiles().resolve("built-cloud.Dockerfile"));
        files.put("cloud.options", checkout.containerFiles().resolve("cloud.options"));
        files.put("templates", checkout.templates());
        files.put("lib", checkout.cloudLibraries());
        files.put("classes", checkout.cloudClasses());
        return new CloudImage(files);
    }

    /** Its name says what it is made of, so that it is built by the first JVM that needs it alone. */
    Future<String> built() {
        var name = "gatehouse/cloud-under-test:" + fingerprint();
        if (exists(name)) {
            return CompletableFuture.completedFuture(name);
        }
        var image = new ImageFromDockerfile(name, false);
        files.forEach(image::withFileFromPath);
        return image;
    }

    private static boolean exists(String name) {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException none) {
            return false;
        }
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.values()) {
                add(digest, file);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void add(MessageDigest digest, Path root) throws IOException {
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(root.relativize(file).toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
