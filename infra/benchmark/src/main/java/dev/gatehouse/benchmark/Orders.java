package dev.gatehouse.benchmark;

import dev.gatehouse.image.RunningFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Batches of new orders. */
final class Orders {
    private static final String SAMPLE_ID = "0198c0de-0000-7000-8000-000000000001";
    private final String command;

    Orders() {
        try (var sample = Orders.class.getResourceAsStream("/dev/gatehouse/samples/PlaceOrder.json")) {
            command = new String(Objects.requireNonNull(sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String batch(int size) {
        return RunningFunction.batch(Stream.generate(() -> command.replace(SAMPLE_ID, UUID.randomUUID().toString()))
                .limit(size)
                .toList());
    }
}
