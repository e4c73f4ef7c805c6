package dev.gatehouse.local.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Delivers every message of a system twice and out of order, and kills its processes. */
final class Disturbance implements AutoCloseable {
    private static final String DELIVERIES = "{\"copies\":2,\"shuffleMillis\":300}";
    /** Long enough for any function, short enough not to wait for messages whose process is gone. */
    private static final int VISIBILITY_SECONDS = 20;

    private final ChaosSystem system;
    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> killed = new TreeMap<>();
    private int cloudKills;
    private long copies;

    Disturbance(ChaosSystem system, Random random) {
        this.system = system;
        this.random = random;
    }

    /** What a local cloud that was killed does not remember is the way in which it delivers. */
    void begin() throws IOException, InterruptedException {
        try (var aws = new AwsCaller(system.endpoint())) {
            new Inboxes(aws).hideFor(VISIBILITY_SECONDS);
        }
        deliveries("POST", DELIVERIES);
    }

    void killOne() throws Exception {
        system.killOne(random).ifPresent(name -> killed.merge(name, 1, Integer::sum));
    }

    void killCloud() throws Exception {
        copies += deliveries("GET", "");
        system.killCloud();
        cloudKills++;
        begin();
    }

    /** How often each process was killed. */
    Map<String, Integer> killed() {
        return Collections.unmodifiableMap(killed);
    }

    int cloudKills() {
        return cloudKills;
    }

    /** How many messages came once more than they were sent. */
    long copies() throws IOException, InterruptedException {
        return copies + deliveries("GET", "");
    }

    private long deliveries(String method, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(system.endpoint().resolve("/_gatehouse/deliveries"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build();
        return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body()).path("extra").asLong(0);
    }

    @Override
    public void close() {
        http.close();
    }
}
