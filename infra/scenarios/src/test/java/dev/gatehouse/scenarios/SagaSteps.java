package dev.gatehouse.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The steps of docs/saga.md, as "cause → event", and those that an order has taken. */
final class SagaSteps {
    private static final Map<String, String> COMMANDS = Map.of("cancel", "CancelOrder", "fulfil", "FulfilOrder",
            "refunds",
            "RefundPayment", "confirmations", "ConfirmPayment");
    private final Shop shop;
    private final Cloud cloud;

    SagaSteps(Shop shop, Cloud cloud) {
        this.shop = shop;
        this.cloud = cloud;
    }

    /** Each of a row's causes with each of its events. */
    static Set<String> documented() {
        try (var lines = Files.lines(RunningSystem.ROOT.resolve("docs/saga.md"))) {
            return lines.filter(line -> line.startsWith("| ") && !line.startsWith("| step"))
                    .map(line -> line.split(" \\| "))
                    .flatMap(cells -> names(cells[2]).stream()
                            .flatMap(cause -> names(cells[3]).stream().map(event -> cause + " → " + event)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> names(String cell) {
        return Arrays.asList(cell.split(", "));
    }

    /** @param others types of messages, by id, that are in no log */
    Set<String> takenBy(String orderId, Map<String, String> others) {
        var items = List.of("order", "payment", "invoice").stream()
                .flatMap(context -> cloud.stream(context, orderId).stream()).toList();
        var types = new TreeMap<>(others);
        items.forEach(item -> types.put(item.getOrDefault("eventId", ""), item.getOrDefault("type", "")));
        return items.stream()
                .map(item -> cause(item.getOrDefault("causationId", ""), orderId, types) + " → " + item.get("type"))
                .collect(Collectors.toSet());
    }

    private String cause(String id, String orderId, Map<String, String> types) {
        if (types.containsKey(id)) {
            return types.getOrDefault(id, "");
        }
        if (id.equals(orderId)) {
            return "PlaceOrder";
        }
        var kind = id.replaceFirst("[/_].*", "");
        return switch (kind) {
            case "evt" -> "ProviderEvent";
            case "expiry" -> "ExpirePayment";
            case "deadline" -> "CheckDeadline";
            default -> shop.commandSent(id).map(COMMANDS::get).orElse(id);
        };
    }
}
