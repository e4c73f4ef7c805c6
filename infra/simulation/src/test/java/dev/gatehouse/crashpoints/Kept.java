package dev.gatehouse.crashpoints;

import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

/** What tables and the provider have kept of an order, without what differs from one order to the next. */
final class Kept {
    /** An outcome that nobody knew takes a place in the stream, and so what comes after it has another one. */
    private static final Set<String> INCIDENTAL = Set.of("occurredAt", "traceparent", "expiresAt", "claimedUntil",
            "updatedAt", "eventId", "version");
    private static final String UNKNOWN = "OutcomeUnknown";
    private static final List<String> TABLES = List.of("order-log", "payment-log", "invoice-log", "order-views",
            "order-inbox", "payment-inbox", "invoice-inbox");
    private static final String NUMBER = "\\d{4}-[A-Z]-\\d{6}";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";

    private final DynamoDbClient dynamoDb;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    Kept(URI endpoint) {
        this.endpoint = endpoint;
        this.dynamoDb = new AwsClients(new Aws(endpoint, "eu-central-1"), List.of()).build(DynamoDbClient.builder());
    }

    List<String> of(String orderId) {
        var kept = new ArrayList<String>();
        for (var table : TABLES) {
            dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                    .map(Kept::texts)
                    .filter(item -> item.values().stream().anyMatch(value -> value.contains(orderId)))
                    .filter(item -> !item.getOrDefault("id", "").contains("S=failure/"))
                    .filter(item -> !item.getOrDefault("type", "").contains(UNKNOWN))
                    .map(item -> table + " " + alike(item.toString(), orderId))
                    .forEach(kept::add);
        }
        provider(orderId).map(intent -> alike(intent, orderId)).forEach(kept::add);
        return kept.stream().sorted().toList();
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        var texts = new TreeMap<String, String>();
        item.forEach((name, value) -> {
            if (!INCIDENTAL.contains(name)) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }

    private static String alike(String text, String orderId) {
        return text.replace(orderId, "ORDER").replaceAll(orderId.substring(0, 34) + "\\w\\w", "COMMAND")
                .replaceAll("pi_\\w+", "PAYMENT").replaceAll(TIME, "TIME")
                .replaceAll(NUMBER, "NUMBER").replaceAll("\\d{4}-\\d\\d-\\d\\d", "DAY")
                .replaceAll("GH-[0-9A-F]{8}|\\b[0-9A-F]{12}\\b", "STATEMENT")
                .replaceAll("\\b[0-9a-f]{32}\\b", "FINGERPRINT");
    }

    private Stream<String> provider(String orderId) {
        var search = endpoint
                .resolve("/_sandbox/payment-provider/v1/payment_intents/search?query=metadata%5B'order_id'%5D:'"
                        + orderId + "'");
        try {
            var answer = http.send(HttpRequest.newBuilder(search).header("Authorization", "Bearer sk_test").build(),
                    BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body()).path("data").valueStream()
                    .map(intent -> "provider %s %s of %s".formatted(intent.path("status").asString(),
                            intent.path("amount_received"), intent.path("amount")));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
