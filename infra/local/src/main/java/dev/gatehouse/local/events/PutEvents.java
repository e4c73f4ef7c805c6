package dev.gatehouse.local.events;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.template.Arn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Takes events; each is accepted or refused by itself. */
public final class PutEvents {
    private static final int MOST_ENTRIES = 10;
    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_DETAIL_TYPE = 128;
    private static final int TIME_SIZE = 14;

    private final Buses buses;

    public PutEvents(Buses buses) {
        this.buses = buses;
    }

    /** @throws AwsError if the call as a whole is refused */
    public ObjectNode put(Input input) {
        var entries = input.objects("Entries");
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw AwsError.invalid("Parameter Entries must have from 1 to " + MOST_ENTRIES + " members.");
        }
        if (entries.stream().mapToInt(PutEvents::size).sum() >= LARGEST) {
            throw AwsError.invalid("Total size of the entries in the request is over the limit.");
        }
        var arrivals = new ArrayList<Buses.Arrival>();
        var output = ExactJson.newObject().put("FailedEntryCount", 0);
        var results = output.putArray("Entries");
        for (var entry : entries) {
            results.add(result(entry, arrivals));
        }
        buses.put(arrivals);
        return output.put("FailedEntryCount", entries.size() - arrivals.size());
    }

    private ObjectNode result(Input entry, List<Buses.Arrival> arrivals) {
        try {
            var event = event(entry);
            var bus = entry.text("EventBusName", Buses.DEFAULT);
            if (!buses.has(bus)) {
                throw new AwsError("ResourceNotFoundException", "Event bus " + bus + " does not exist.");
            }
            arrivals.add(new Buses.Arrival(bus, event));
            return ExactJson.newObject().put("EventId", event.path("id").asString());
        } catch (AwsError e) {
            return ExactJson.newObject().put("ErrorCode", e.code()).put("ErrorMessage", e.reason());
        }
    }

    private static ObjectNode event(Input entry) {
        var source = required(entry, "Source");
        var detailType = required(entry, "DetailType");
        var detail = ExactJson.object(required(entry, "Detail"))
                .orElseThrow(() -> new AwsError("MalformedDetail", "Detail is malformed."));
        if (source.startsWith("aws.")) {
            throw new AwsError("NotAuthorizedForSource", "Not authorized for the source.");
        }
        if (detailType.length() > LONGEST_DETAIL_TYPE) {
            throw invalid("DetailType", "DetailType must not be longer than " + LONGEST_DETAIL_TYPE + ".");
        }
        var event = ExactJson.newObject()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", Arn.ACCOUNT)
                .put("time", time(entry).truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arn.REGION);
        var resources = event.putArray("resources");
        entry.texts("Resources").forEach(resources::add);
        event.set("detail", detail);
        return event;
    }

    private static String required(Input entry, String name) {
        var value = entry.text(name, "");
        if (value.isEmpty()) {
            throw invalid(name, name + " is a required argument.");
        }
        return value;
    }

    /** Seconds since 1970, as JSON carries timestamps. */
    private static Instant time(Input entry) {
        var seconds = entry.textOrNull("Time");
        try {
            return seconds == null
                    ? Instant.now()
                    : Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
        } catch (NumberFormatException | DateTimeException _) {
            throw invalid("Time", "Time is no timestamp.");
        }
    }

    private static AwsError invalid(String name, String reason) {
        return new AwsError("InvalidArgument", "Parameter %s is not valid. Reason: %s".formatted(name, reason));
    }

    /** As AWS documents how to reckon it. */
    private static int size(Input entry) {
        var size = entry.has("Time") ? TIME_SIZE : 0;
        for (var name : List.of("Source", "DetailType", "Detail")) {
            size += bytes(entry.text(name, ""));
        }
        return size + entry.texts("Resources").stream().mapToInt(PutEvents::bytes).sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
