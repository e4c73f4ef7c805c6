package dev.gatehouse.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes what the image of a service holds. */
public final class ImageBuild {
    /** Below, the cache does not fit what it was made for. What is generated at run time is never in it. */
    static final double LEAST_SHARE = 0.9;

    private ImageBuild() {}

    /** Takes the service's Lambda zip, the directory of the templates, and where to put the image's content. */
    public static void main(String[] arguments) throws IOException {
        var zip = Path.of(arguments[0]);
        var image = run(zip, Path.of(arguments[1]), Path.of(arguments[2]));
        System.out.printf("%s: %.1f MB of jars, %.1f MB of cache%n", image.directory(),
                megabytes(image.classPath().stream().mapToLong(jar -> jar.toFile().length()).sum()),
                megabytes(Files.size(image.cache())));
    }

    /** @throws IllegalStateException if the JVM does not use the cache that it has written */
    public static FunctionImage run(Path zip, Path templates, Path directory) throws IOException {
        var image = FunctionImage.layOut(zip, directory);
        var work = Files.createTempDirectory("image-training");
        try (var training = new Training(context(zip), templates, work)) {
            training.writeCache(image);
            var use = training.use(image);
            if (use.share() < LEAST_SHARE) {
                throw new IllegalStateException("Only %d classes are taken from the cache, and not %s"
                        .formatted(use.cached(), use.others()));
            }
            System.out.printf("%d of %d classes come out of the cache%n", use.cached(),
                    use.cached() + use.others().size());
        }
        return image;
    }

    private static String context(Path zip) {
        return zip.getFileName().toString().replace("-service-lambda.zip", "");
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
