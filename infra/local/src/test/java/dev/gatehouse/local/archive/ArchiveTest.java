package dev.gatehouse.local.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path directory;

    @Test
    void unpacksWhatIsWanted() throws IOException {
        var unpacked = directory.resolve("unpacked");

        zip(Map.of("a/one.txt", "1", "b/two.txt", "2")).unpackTo(unpacked, name -> name.startsWith("a/"));

        assertThat(unpacked.resolve("a/one.txt")).hasContent("1");
        assertThat(unpacked.resolve("b")).doesNotExist();
    }

    @Test
    void unpacksNothingOutsideOfTheDirectory() throws IOException {
        zip(Map.of("../outside.txt", "1")).unpackTo(directory.resolve("unpacked"), _ -> true);

        assertThat(directory.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void takesTheFilesAwayFromNobodyWhoUsesThem() throws IOException {
        var zip = zip(Map.of("one.txt", "1"));
        var unpacked = directory.resolve("unpacked");

        var files = IntStream.range(0, 8).parallel().mapToObj(_ -> unpackedFile(zip, unpacked)).distinct().toList();

        assertThat(files).hasSize(1);
    }

    @Test
    void unpacksAnewWhatHasChanged() throws IOException {
        var unpacked = directory.resolve("unpacked");
        zip(Map.of("old.txt", "1")).unpackTo(unpacked, _ -> true);

        zip(Map.of("new.txt", "1")).unpackTo(unpacked, _ -> true);

        assertThat(unpacked.resolve("new.txt")).exists();
        assertThat(unpacked.resolve("old.txt")).doesNotExist();
    }

    private static Object unpackedFile(Archive zip, Path directory) {
        try {
            zip.unpackTo(directory, _ -> true);
            return Files.readAttributes(directory.resolve("one.txt"), BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Archive zip(Map<String, String> entries) throws IOException {
        var file = directory.resolve("archive.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return new Archive(file);
    }
}
