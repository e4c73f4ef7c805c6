package dev.gatehouse.local.pipes;

import dev.gatehouse.local.data.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How far a pipe has come in each shard of its stream. */
final class Checkpoints {
    private final Map<String, String> sequenceNumbers = new TreeMap<>();
    private final @Nullable Path file;
    private final boolean isOfEarlierRun;

    /** @param directory where they are kept; none forgets them with the process */
    Checkpoints(String pipe, @Nullable Path directory) {
        this.file = directory == null ? null : directory.resolve("pipe-" + pipe + ".json");
        this.isOfEarlierRun = file != null && Files.exists(file);
        if (file != null && isOfEarlierRun) {
            sequenceNumbers.putAll(
                    JsonMapper.shared().readValue(file, new TypeReference<Map<String, String>>() {}));
        }
    }

    /** Whether the pipe has begun before: what no checkpoint tells of has come since, however old it is by now. */
    boolean areOfEarlierRun() {
        return isOfEarlierRun;
    }

    /** Makes known to later runs that the pipe has begun. */
    void begin() {
        if (!isOfEarlierRun) {
            save();
        }
    }

    @Nullable
    String of(String shard) {
        return sequenceNumbers.get(shard);
    }

    void reached(String shard, String sequenceNumber) {
        sequenceNumbers.put(shard, sequenceNumber);
        save();
    }

    /** Forgets shards that no longer exist. */
    void keepOnly(Collection<String> shards) {
        if (sequenceNumbers.keySet().retainAll(shards)) {
            save();
        }
    }

    private void save() {
        if (file != null) {
            WholeFile.write(file, JsonMapper.shared().writeValueAsString(sequenceNumbers));
        }
    }
}
