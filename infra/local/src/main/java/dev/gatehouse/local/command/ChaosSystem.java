package dev.gatehouse.local.command;

import dev.gatehouse.local.hosting.HostingKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A system that is killed and started again, and delivers every message several times and out of order. */
final class ChaosSystem implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("-Dgatehouse\\.process=(\\S+)");
    /** Long enough for any function, short enough not to wait for messages whose process is gone. */
    private static final int VISIBILITY_SECONDS = 20;
    private static final int LONGEST_END_SECONDS = 60;

    private final Instances instances;
    private final HostingKind hosting;
    private final URI api;
    private final URI endpoint;
    private final Path data;
    private final String deliveries;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> killed = new TreeMap<>();
    private int cloudKills;
    private long copies;

    ChaosSystem(Instances instances, HostingKind hosting, int port, int endpointPort, Path data, int copies,
            int shuffleMillis) {
        this.instances = instances;
        this.hosting = hosting;
        this.api = URI.create("http://localhost:" + port);
        this.endpoint = URI.create("http://localhost:" + endpointPort);
        this.data = data;
        this.deliveries = "{\"copies\":%d,\"shuffleMillis\":%d}".formatted(copies, shuffleMillis);
    }

    URI api() {
        return api;
    }

    URI endpoint() {
        return endpoint;
    }

    HostingKind hosting() {
        return hosting;
    }

    /** How often each process was killed. */
    Map<String, Integer> killed() {
        return killed;
    }

    int cloudKills() {
        return cloudKills;
    }

    /** How many messages came once more than they were sent. */
    long copies() throws IOException, InterruptedException {
        return copies + deliveries("GET", "");
    }

    /** Returns when it is ready. */
    void start() throws IOException, InterruptedException {
        new DetachedStart(instances).start(endpoint.getPort(), List.of("up", "--hosting",
                hosting.name().toLowerCase(Locale.ROOT), "--port", "" + api.getPort(), "--endpoint-port",
                "" + endpoint.getPort(), "--data", data.toString(), "--concurrency", "2", "--parameter",
                "ProbeSeconds=5"));
        shortenVisibility();
        deliveries("POST", deliveries);
    }

    private void shortenVisibility() throws InterruptedException {
        try (var aws = new AwsCaller(endpoint)) {
            var queues = aws.result("sqs", "AmazonSQS.ListQueues",
                    aws.json().createObjectNode().put("MaxResults", 1000));
            for (var url : queues.path("QueueUrls")) {
                if (url.asString().endsWith("-inbox")) {
                    var set = aws.json().createObjectNode().put("QueueUrl", url.asString());
                    set.putObject("Attributes").put("VisibilityTimeout", "" + VISIBILITY_SECONDS);
                    aws.result("sqs", "AmazonSQS.SetQueueAttributes", set);
                }
            }
        }
    }

    private long deliveries(String method, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint.resolve("/_gatehouse/deliveries"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build();
        return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body()).path("extra").asLong(0);
    }

    /** A service's process, or a function's. Whoever has started it starts another one. */
    void killOne(Random random) {
        var running = launcher().descendants().filter(process -> !name(process).isEmpty()).toList();
        if (!running.isEmpty()) {
            var victim = running.get(random.nextInt(running.size()));
            killed.merge(name(victim), 1, Integer::sum);
            victim.destroyForcibly();
        }
    }

    private static String name(ProcessHandle process) {
        var name = NAME.matcher(process.info().commandLine().orElse(""));
        return name.find() ? name.group(1) : "";
    }

    /** The local cloud, and with it all that it has started; then it starts again from what it has kept. */
    void killCloud() throws Exception {
        copies += deliveries("GET", "");
        var launcher = launcher();
        var all = new ArrayList<>(List.of(launcher));
        launcher.descendants().forEach(all::add);
        launcher.destroyForcibly();
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        cloudKills++;
        start();
    }

    private ProcessHandle launcher() {
        return instances.at(endpoint).flatMap(Instance::process)
                .orElseThrow(
                        () -> new CommandFailure(CommandFailure.UNEXPECTED, "The system has ended by itself. Its log: "
                                + instances.logs(endpoint.getPort())));
    }

    @Override
    public void close() {
        http.close();
        Stream.ofNullable(instances.at(endpoint).flatMap(Instance::process).orElse(null)).forEach(process -> {
            process.destroy();
            process.onExit().orTimeout(LONGEST_END_SECONDS, TimeUnit.SECONDS).join();
        });
    }
}
