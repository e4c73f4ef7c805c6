package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/** One file for each object: a line of JSON that describes it, then its content. */
final class FileContents implements Contents {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUFFIX = ".object";

    private final Path directory;

    FileContents(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep objects in " + directory, e);
        }
    }

    @Override
    public Collection<StoredObject> load() {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).map(FileContents::describe).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredObject describe(Path file) {
        try (var lines = Files.newInputStream(file)) {
            var line = new ByteArrayOutputStream();
            for (var next = lines.read(); next != '\n' && next >= 0; next = lines.read()) {
                line.write(next);
            }
            return JSON.readValue(line.toString(UTF_8), StoredObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public void write(StoredObject object, byte[] content) {
        try {
            var fresh = Files.createTempFile(directory, "fresh", ".tmp");
            try (var out = Files.newOutputStream(fresh)) {
                out.write(JSON.writeValueAsBytes(object));
                out.write('\n');
                out.write(content);
            }
            Files.move(fresh, file(object.key()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + object.key(), e);
        }
    }

    @Override
    public byte[] read(StoredObject object) {
        try {
            var all = Files.readAllBytes(file(object.key()));
            return Arrays.copyOfRange(all, Math.toIntExact(all.length - object.size()), all.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + object.key(), e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + key, e);
        }
    }

    /** Keys hold anything, and are longer than file names may be. */
    private Path file(String key) {
        return directory.resolve(StoredObject.digest("SHA-256", key.getBytes(UTF_8)) + SUFFIX);
    }
}
