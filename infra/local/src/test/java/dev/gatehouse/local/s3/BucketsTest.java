package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketsTest {
    @Test
    void findsObjectsAgainAfterARestart(@TempDir Path directory) {
        var before = new Buckets(directory).create("letters");
        before.put("a/../b", "one\ntwo".getBytes(UTF_8), Map.of("x-amz-meta-n", "1"), false);
        before.put("gone", new byte[0], Map.of(), false);
        before.delete("gone");

        var after = new Buckets(directory).create("letters");

        assertThat(after.objects()).containsOnlyKeys("a/../b");
        assertThat(after.head("a/../b")).isEqualTo(before.head("a/../b"));
        assertThat(after.get("a/../b").content()).asString(UTF_8).isEqualTo("one\ntwo");
    }
}
