package dev.gatehouse.local.events;

import dev.gatehouse.local.data.JsonLines;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.events.Replay.State;
import dev.gatehouse.local.template.Arn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries replays out. One that was under way when the process ended goes on with the minute that it had come to. */
public final class Replays implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    /** As EventBridge allows an account. */
    private static final int MOST_AT_ONCE = 10;

    private final Map<String, Replay> replays = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Buses buses;
    private final Archives archives;
    private final @Nullable JsonLines<Replay> file;

    /** @param data nothing forgets replays with the process */
    public Replays(Buses buses, Archives archives, @Nullable Path data) {
        this.buses = buses;
        this.archives = archives;
        if (data == null) {
            file = null;
        } else {
            var path = data.resolve("replays.jsonl");
            JsonLines.read(path, Replay.class).forEach(replay -> replays.put(replay.name(), replay));
            file = JsonLines.open(path, replays.values());
        }
    }

    /** Goes on with what was under way. Call it when all buses and archives are there. */
    public void resume() {
        all().stream().filter(Replay::isActive).forEach(this::begin);
    }

    /** @throws AwsError if there is one of that name, or too many are under way */
    synchronized Replay start(Replay replay) {
        if (replays.containsKey(replay.name())) {
            throw new AwsError("ResourceAlreadyExistsException", "Replay " + replay.name() + " already exists.");
        }
        if (replays.values().stream().filter(Replay::isActive).count() >= MOST_AT_ONCE) {
            throw new AwsError("LimitExceededException",
                    "At most " + MOST_AT_ONCE + " replays may be under way at once.");
        }
        store(replay);
        begin(replay);
        return replay;
    }

    /** @throws AwsError if there is none of that name */
    synchronized Replay replay(String name) {
        var replay = replays.get(name);
        if (replay == null) {
            throw new AwsError("ResourceNotFoundException", "Replay " + name + " does not exist.");
        }
        return replay;
    }

    synchronized List<Replay> all() {
        return List.copyOf(replays.values());
    }

    /** @throws AwsError if there is none of that name */
    synchronized Replay change(String name, UnaryOperator<Replay> change) {
        var changed = change.apply(replay(name));
        store(changed);
        return changed;
    }

    private void store(Replay replay) {
        replays.put(replay.name(), replay);
        if (file != null) {
            file.append(List.of(replay));
        }
    }

    private void begin(Replay replay) {
        threads.execute(() -> {
            try {
                carryOut(replay);
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    LOG.error("Replay {} failed", replay.name(), e);
                    change(replay.name(), now -> now.over(State.FAILED));
                }
            }
        });
    }

    private void carryOut(Replay replay) {
        var from = replay.last() == null ? replay.from() : replay.last();
        var events = archives.archive(Arn.parse(replay.archiveArn()).name()).events();
        for (var minute : events.minutes(from, replay.to())) {
            if (replay(replay.name()).state() != State.RUNNING) {
                break;
            }
            var newest = send(minute, replay);
            if (newest != null) {
                change(replay.name(), now -> now.at(newest));
            }
        }
        change(replay.name(), now -> now.over(
                now.state() == State.CANCELLING ? State.CANCELLED : State.COMPLETED));
    }

    /** Gives the time of the last event of the minute that is asked for. */
    private @Nullable Instant send(Path minute, Replay replay) {
        try (var lines = Files.newBufferedReader(minute)) {
            @Nullable
            Instant newest = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                newest = send(line, replay, newest);
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + minute, e);
        }
    }

    private @Nullable Instant send(String line, Replay replay, @Nullable Instant newest) {
        var event = ExactJson.object(line).orElse(null);
        if (event == null) {
            return newest;
        }
        var time = Archives.time(event);
        if (time.isBefore(replay.from()) || time.isAfter(replay.to())) {
            return newest;
        }
        buses.putAgain(replay.busArn(), event.put(Archives.REPLAY_NAME, replay.name()), replay.filterArns());
        return newest == null || newest.isBefore(time) ? time : newest;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        if (file != null) {
            file.close();
        }
    }
}
