package dev.gatehouse.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot become an order is refused before anything is stored, and the answer says what to mend. */
@Isolated
@Tag("any-hosting")
class BadInputIT {
    private static final Order GOOD = Order.paidWith("tok_ok");
    private static final String JSON = "application/json";
    private final RunningSystem system = RunningSystem.shared();
    private final Shop shop = new Shop(system);
    private final Cloud cloud = new Cloud(system);

    static Stream<Arguments> badRequests() {
        var key = UUID.randomUUID().toString();
        var line = Order.line("TEA", 1, 1, "0.07");
        return Stream.of(
                arguments("no key", 400, headers(null, JSON), GOOD.json(), "Idempotency-Key"),
                arguments("key that is no UUID", 400, headers("42", JSON), GOOD.json(), "Idempotency-Key"),
                arguments("key with template code", 400, headers("$util.x #set($a=1)", JSON), GOOD.json(),
                        "Idempotency-Key"),
                arguments("unknown field", 400, headers(key, JSON), GOOD.with("coupon", "X").json(), "coupon"),
                arguments("missing customer", 400, headers(key, JSON), GOOD.without("customer").json(), "customer"),
                arguments("negative quantity", 400, headers(key, JSON), lines(with(line, "quantity", -1)), "quantity"),
                arguments("quantity as text", 400, headers(key, JSON), lines(with(line, "quantity", "1")), "quantity"),
                arguments("fraction of a cent", 400, headers(key, JSON), lines(with(line, "unitPrice", 1.5)),
                        "unitPrice"),
                arguments("negative price", 400, headers(key, JSON), lines(with(line, "unitPrice", -1)), "unitPrice"),
                arguments("tax rate of 190 %", 400, headers(key, JSON), lines(with(line, "taxRate", "1.9")), "taxRate"),
                arguments("currency of its own in a line", 400, headers(key, JSON),
                        lines(with(line, "currency", "USD")), "currency"),
                arguments("no lines", 400, headers(key, JSON), GOOD.with("lines", List.of()).json(), "lines"),
                arguments("unknown currency", 400, headers(key, JSON), GOOD.with("currency", "ZZZ").json(), "currency"),
                arguments("overflowing total", 400, headers(key, JSON),
                        lines(with(line, "unitPrice", Long.MAX_VALUE)), "unitPrice"),
                arguments("card number for a token", 400, headers(key, JSON),
                        GOOD.with("payment", Map.of("method", "CARD", "token", "4242424242424242")).json(), "token"),
                arguments("payment method that there is not", 400, headers(key, JSON),
                        GOOD.with("payment", Map.of("method", "BARTER", "token", "tok_ok")).json(), "method"),
                arguments("invalid JSON", 400, headers(key, JSON), "{\"customer\":", "body"),
                arguments("no JSON object", 400, headers(key, JSON), "[1]", "body"),
                arguments("empty body", 400, headers(key, JSON), "", "body"),
                arguments("1 MB body", 413, headers(key, JSON),
                        GOOD.json().replace("{\"", "{" + " ".repeat(1024 * 1024) + "\""), "body"),
                arguments("text", 415, headers(key, "text/plain"), GOOD.json(), "Content-Type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void refusesAndStoresNothing(String what, int status, Map<String, String> headers, String body, String names) {
        var answer = shop.post("/v1/orders", body, headers);

        assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder("error", "field", "message");
        assertThat(answer.body().path("field").asString() + " " + answer.body().path("message").asString())
                .contains(names);
        // Deadlines and reminders of other orders may pass meanwhile; what the request itself stored, it would store each time.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var queues = cloud.queueSizes();
            var tables = cloud.tableSizes();
            shop.post("/v1/orders", body, headers);
            assertThat(cloud.queueSizes()).isEqualTo(queues);
            assertThat(cloud.tableSizes()).isEqualTo(tables);
        });
    }

    @ParameterizedTest
    @MethodSource("badQueries")
    void refusesBadQueries(String query) {
        var answer = shop.get("/v1/orders" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder("error", "field", "message");
    }

    static Stream<String> badQueries() {
        return Stream.of("", "?customerId=C-1&limit=0", "?customerId=C-1&limit=101", "?customerId=C-1&limit=many");
    }

    private static Map<String, String> headers(@Nullable String key, String contentType) {
        return key == null
                ? Map.of("Content-Type", contentType)
                : Map.of("Content-Type", contentType, "Idempotency-Key", key);
    }

    private static String lines(Map<String, Object> line) {
        return GOOD.with("lines", List.of(line)).json();
    }

    private static Map<String, Object> with(Map<String, Object> line, String field, Object value) {
        var changed = new TreeMap<>(line);
        changed.put(field, value);
        return changed;
    }
}
