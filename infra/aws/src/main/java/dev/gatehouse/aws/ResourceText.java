package dev.gatehouse.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Definitions in a language of their own, kept in files of their own beside the classes. */
final class ResourceText {
    private ResourceText() {}

    static String read(String name) {
        try (var in = ResourceText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + name + " beside " + ResourceText.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
