package dev.gatehouse.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.TestClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux only")
@Execution(ExecutionMode.CONCURRENT)
class LambdaIT {
    private static final String FUNCTION = "till-count";
    private static final String INBOX = "till-count-inbox";
    private static final String DLQ = "till-count-dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path services;
    private LocalCloud cloud;
    private TestClients clients;
    private LambdaClient lambda;
    private SqsClient sqs;

    @BeforeEach
    void start() throws Exception {
        FunctionZip.build(services, "till-service");
        cloud = LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, null, templates(),
                new FunctionRuntime(services, services.resolve("logs"), 2)));
        clients = new TestClients(cloud.endpoint());
        lambda = clients.lambda();
        sqs = clients.sqs();
    }

    @AfterEach
    void stop() {
        lambda.close();
        sqs.close();
        cloud.close();
    }

    @Test
    void startsAFunctionWhenItIsInvokedFirst() {
        assertThat(answer(invoke("{}"))).isEqualTo("{\"memory\":256,\"color\":\"green\",\"start\":\"snap-start\"}");
    }

    @Test
    void startsItAnewWhenItsVariablesChange() {
        invoke("{}");

        lambda.updateFunctionConfiguration(update -> update.functionName(FUNCTION)
                .environment(environment -> environment.variables(Map.of("COLOR", "red"))));

        assertThat(answer(invoke("{}"))).contains("\"color\":\"red\"");
        assertThat(lambda.getFunctionConfiguration(get -> get.functionName(FUNCTION)).environment().variables())
                .isEqualTo(Map.of("COLOR", "red"));
    }

    @Test
    void saysWhyAFunctionDoesNotStart() {
        lambda.updateFunctionConfiguration(update -> update.functionName(FUNCTION)
                .environment(environment -> environment.variables(Map.of("BROKEN", "yes"))));

        var failure = invoke("{}");

        assertThat(failure.functionError()).isEqualTo("Unhandled");
        assertThat(answer(failure)).contains("the handler cannot start");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cloud.functions().start())
                .withMessageContaining("till-count did not start")
                .withMessageContaining("the handler cannot start");
    }

    @Test
    void saysWhyAnInvocationFails() {
        assertThat(answer(invoke(event("throw")))).contains("as the message says");
        assertThat(answer(invoke(event("exit")))).contains("Runtime.ExitError", "has ended with 7");
        assertThat(answer(invoke(event("hang")))).contains("Sandbox.Timedout", "Task timed out after 2.00 seconds");
        assertThat(invoke(event("fine")).functionError()).isNull();
    }

    @Test
    void saysThatAFunctionIsNotBuilt() throws IOException {
        Files.delete(services.resolve("till-service/target/till-service-lambda.zip"));

        assertThat(answer(invoke("{}"))).contains("till-service has not been built");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.invoke(invoke -> invoke.functionName("till-mislay")));
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> lambda.invoke(invoke -> invoke.functionName(FUNCTION)
                        .invocationType(InvocationType.EVENT)))
                .withMessageContaining("RequestResponse or DryRun");
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> lambda.updateFunctionConfiguration(update -> update.functionName(FUNCTION)
                        .timeout(9)))
                .withMessageContaining("Timeout");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.getEventSourceMapping(get -> get.uuid("none")));
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> lambda.deleteFunction(delete -> delete.functionName(FUNCTION)))
                .withMessageContaining("does not implement");
    }

    @Test
    void feedsAFunctionFromItsQueueInBatches() {
        send("a", "b", "c", "d", "e", "f");

        cloud.functions().start();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(handled()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f"));
        awaitEmpty();
        assertThat(log()).anySatisfy(line -> assertThat(line.split(" ", -1)).hasSize(1 + 4));
        assertThat(clients.staysEmpty(DLQ)).isTrue();
    }

    @Test
    void bringsBackExactlyTheMessagesThatFailed() {
        cloud.functions().start();

        send("a", "fail", "b");

        await().atMost(PATIENCE).until(() -> clients.bodies(DLQ, 1), List.of("fail")::equals);
        assertThat(handled()).containsOnlyOnce("a", "b").contains("fail");
    }

    @Test
    void bringsBackTheWholeBatchOfAnInvocationThatFails() {
        cloud.functions().start();

        send("throw");
        send("babble");
        send("exit");
        send("hang");

        var dead = new ArrayList<String>();
        await().atMost(PATIENCE).until(() -> dead.addAll(clients.bodies(DLQ, 1)) && dead.size() >= 4);
        assertThat(dead).containsExactlyInAnyOrder("throw", "babble", "exit", "hang");
    }

    @Test
    void comesBackFromTheDeathOfAProcess() {
        cloud.functions().start();
        send("a");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly("a"));

        ProcessHandle.of(Long.parseLong(log().getFirst().split("/", 2)[0])).orElseThrow().destroyForcibly();
        send("b");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).contains("b"));
    }

    @Test
    void pausesTheIntake() {
        cloud.functions().start();
        var mapping = lambda.listEventSourceMappings(list -> list.functionName(FUNCTION)).eventSourceMappings()
                .getFirst();
        assertThat(mapping.state()).isEqualTo("Enabled");
        lambda.updateEventSourceMapping(update -> update.uuid(mapping.uuid()).enabled(false));
        await().until(() -> state(mapping.uuid()).equals("Disabled"));

        send("a");

        await().during(Duration.ofSeconds(2)).until(() -> handled().isEmpty());
        lambda.updateEventSourceMapping(update -> update.uuid(mapping.uuid()).enabled(true));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly("a"));
    }

    private String state(String mapping) {
        return lambda.getEventSourceMapping(get -> get.uuid(mapping)).state();
    }

    private InvokeResponse invoke(String event) {
        return lambda.invoke(invoke -> invoke.functionName(FUNCTION).payload(SdkBytes.fromUtf8String(event)));
    }

    private static String answer(InvokeResponse response) {
        return response.payload().asUtf8String();
    }

    private static String event(String body) {
        return "{\"Records\":[{\"messageId\":\"1\",\"body\":\"" + body + "\"}]}";
    }

    private void send(String... bodies) {
        for (var body : bodies) {
            sqs.sendMessage(send -> send.queueUrl(clients.queueUrl(INBOX)).messageBody(body));
        }
    }

    private void awaitEmpty() {
        await().until(() -> clients.staysEmpty(INBOX));
    }

    /** The bodies of all messages that the function has handled. */
    private List<String> handled() {
        return log().stream().flatMap(line -> Arrays.stream(line.split(" ", -1)).skip(1)).toList();
    }

    private List<String> log() {
        try {
            var file = services.resolve("logs").resolve(FUNCTION + ".log");
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().filter(line -> line.matches("\\d+/\\d+ .*")).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path templates() throws URISyntaxException {
        var template = Objects.requireNonNull(LambdaIT.class.getResource("till.template.json"));
        return Path.of(template.toURI()).resolveSibling("");
    }
}
