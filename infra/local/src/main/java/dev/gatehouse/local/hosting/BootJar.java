package dev.gatehouse.local.hosting;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

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

    /** The unpacked jar as a class path; unpacked again when the jar is newer. */
    List<URL> classPath() {
        var extracted = service.resolve("target").resolve("extracted");
        try {
            if (!Files.exists(extracted) || modified(extracted).compareTo(modified(jar)) != 0) {
                extract(extracted);
            }
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

    /** Somebody else may be unpacking the same jar: the directory appears at once, or not at all. */
    private void extract(Path extracted) throws IOException {
        var fresh = Files.createTempDirectory(extracted.getParent(), "extracted");
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                var target = fresh.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && target.startsWith(fresh)
                        && (entry.getName().startsWith(CLASSES) || entry.getName().startsWith(LIB))) {
                    Files.createDirectories(target.getParent());
                    try (var content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
        Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(jar));
        delete(extracted);
        Files.move(fresh, extracted, StandardCopyOption.ATOMIC_MOVE);
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

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static HostingException notBuilt(Path service) {
        return new HostingException("%s has not been built: there is no executable jar in %s%ctarget".formatted(
                service.getFileName(), service, File.separatorChar));
    }
}
