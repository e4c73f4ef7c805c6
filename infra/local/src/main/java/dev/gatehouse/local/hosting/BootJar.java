package dev.gatehouse.local.hosting;

import dev.gatehouse.local.archive.Archive;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * An executable Spring Boot jar. Its nested jars cannot be read by an ordinary class loader, so it is unpacked next to
 * itself.
 *
 * @param service the directory of the service's module
 * @param startClass the application's main class
 * @param libraries the nested jars, in the order of the class path
 */
record BootJar(Path service, Path jar, String startClass, List<String> libraries) {
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIB = "BOOT-INF/lib/";
    private static final List<String> SERVICES = List.of("order-service", "payment-service", "invoice-service");

    /**
     * Of all services of a repository.
     *
     * @throws HostingException if one has not been built
     */
    static List<BootJar> all(Path root) {
        return SERVICES.stream().map(service -> of(root.resolve(service))).toList();
    }

    /** @throws HostingException if the service has not been built */
    static BootJar of(Path service) {
        try (var files = Files.list(service.resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(BootJar::modified).reversed())
                    .map(jar -> read(service, jar)).flatMap(Optional::stream).findFirst()
                    .orElseThrow(() -> notBuilt(service));
        } catch (IOException e) {
            throw notBuilt(service);
        }
    }

    String name() {
        return service.getFileName().toString();
    }

    /** The context that the service belongs to. */
    String context() {
        return name().replaceFirst("-service$", "");
    }

    /** The unpacked jar as a class path; unpacked again when the jar holds something else. */
    List<URL> classPath() {
        var extracted = service.resolve("target").resolve("extracted");
        try {
            new Archive(jar).unpackTo(extracted, name -> name.startsWith(CLASSES) || name.startsWith(LIB));
            var urls = new ArrayList<URL>();
            urls.add(extracted.resolve(CLASSES).toUri().toURL());
            for (var library : libraries) {
                urls.add(extracted.resolve(library).toUri().toURL());
            }
            return urls;
        } catch (IOException e) {
            throw new HostingException("%s cannot be unpacked to %s: %s".formatted(jar, extracted, e), e);
        }
    }

    private static Optional<BootJar> read(Path service, Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var startClass = manifest == null ? null : manifest.getMainAttributes().getValue("Start-Class");
            var libraries = file.stream().map(ZipEntry::getName)
                    .filter(name -> name.startsWith(LIB) && name.endsWith(".jar")).toList();
            return startClass == null
                    ? Optional.empty()
                    : Optional.of(new BootJar(service, jar, startClass, libraries));
        } catch (IOException e) {
            throw new HostingException("%s cannot be read: %s".formatted(jar, e.getMessage()), e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostingException notBuilt(Path service) {
        return new HostingException("%s has not been built: there is no executable jar in %s%ctarget".formatted(
                service.getFileName(), service, File.separatorChar));
    }
}
