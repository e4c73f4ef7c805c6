package dev.gatehouse.runtime.claims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.runtime.json.EventJson;
import dev.gatehouse.runtime.json.UnreadableJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClaimCheckTest {
    private static final String ID = "order/1/1";
    private final EventJson json = new EventJson();
    private final Store store = new Store();
    private final ClaimCheck claims = new ClaimCheck(json, store, "own", Set.of("theirs"), 2000);

    record Letter(String subject, String text, List<String> pages) {}

    record Subject(String subject) {}

    @Test
    void leavesAnEventWholeThatIsAsLargeAsItMayBe() {
        var fitting = json.write(new Letter("s", "x".repeat(2000 - 36), List.of()));

        assertThat(fitting.getBytes(UTF_8)).hasSize(2000);
        assertThat(claims.deposit(ID, fitting)).isSameAs(fitting);
        assertThat(store.objects).isEmpty();
    }

    @Test
    void putsTheLargestFieldsAsideAndKeepsTheRest() {
        var letter = new Letter("hello", "x".repeat(1900), List.of("ä".repeat(1000)));

        var small = json.tree(claims.deposit(ID, json.write(letter)));

        assertThat(small.path("subject").asString()).isEqualTo("hello");
        assertThat(small.at("/pages/claim/bucket").asString()).isEqualTo("own");
        assertThat(small.at("/pages/claim/size").asInt()).isEqualTo(2004);
        assertThat(small.at("/pages/claim/key").asString()).matches("order/1/1/pages-[0-9a-f]{64}\\.json");
        assertThat(small.at("/text/claim/key").asString()).startsWith("order/1/1/text-");
        assertThat(json.read(claims.redeem(small, Letter.class), Letter.class)).isEqualTo(letter);
    }

    @Test
    void putsNoMoreAsideThanItMust() {
        var small = json.tree(claims.deposit(ID, json.write(Map.of("a", "x".repeat(1500), "b", "y".repeat(1400)))));

        assertThat(small.path("a").has("claim")).isTrue();
        assertThat(small.path("b").asString()).hasSize(1400);
    }

    @Test
    void writesTheSameEventToTheSamePlace() {
        var event = json.write(new Letter("s", "x".repeat(2200), List.of()));

        assertThat(claims.deposit(ID, event)).isEqualTo(claims.deposit(ID, event));
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void redeemsOnlyWhatItsReaderLooksAt() {
        var small = json.tree(claims.deposit(ID, json.write(new Letter("s", "x".repeat(2500), List.of()))));
        store.objects.clear();

        assertThat(json.read(claims.redeem(small, Subject.class), Subject.class)).isEqualTo(new Subject("s"));
    }

    @Test
    void redeemsClaimsOfTheSourcesThatItKnowsAndNoOthers() {
        store.put(new Claim("theirs", "k", 3), "\"t\"");

        assertThat(claims.redeem(claimIn("theirs"), Subject.class).path("subject").asString()).isEqualTo("t");
        assertThatExceptionOfType(UnreadableJson.class)
                .isThrownBy(() -> claims.redeem(claimIn("nobodys"), Subject.class))
                .withMessageContaining("nobodys");
        assertThatExceptionOfType(UnreadableJson.class)
                .isThrownBy(() -> ClaimCheck.none(json).redeem(claimIn("own"), Subject.class));
    }

    private JsonNode claimIn(String bucket) {
        return json.tree(Map.of("subject", Map.of("claim", new Claim(bucket, "k", 3))));
    }

    private static final class Store implements ClaimStore {
        private final Map<String, String> objects = new HashMap<>();

        @Override
        public void put(Claim claim, String content) {
            objects.put(claim.bucket() + "/" + claim.key(), content);
        }

        @Override
        public String get(Claim claim) {
            return Objects.requireNonNull(objects.get(claim.bucket() + "/" + claim.key()));
        }
    }
}
