package dev.gatehouse.payment.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.runtime.AwsCalls;
import dev.gatehouse.runtime.AwsClients;
import dev.gatehouse.runtime.GatehouseProperties.Aws;
import dev.gatehouse.runtime.json.EventJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SSM as it answers on its bad days. */
class ParameterStoreTest {
    private static final String NAME = "/gatehouse/payment/provider-key";
    private static final Answer VALUE = new Answer(200, "{\"Parameter\": {\"Name\": \"x\", \"Value\": \"sk_secret\"}}");
    private static final Answer SILENCE = new Answer(0, "");
    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer ssm;
    private ParameterStore parameters;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        ssm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ssm.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ssm.createContext("/", this::answer);
        ssm.start();
        parameters = parameters(ssm.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        ssm.stop(0);
    }

    @Test
    void asksForTheDecryptedValueAndSignsTheRequest() {
        answers.add(VALUE);

        assertThat(parameters.secret(NAME)).isEqualTo("sk_secret");

        assertThat(requests).singleElement().asString()
                .contains("AmazonSSM.GetParameter", "application/x-amz-json-1.1")
                .contains("AWS4-HMAC-SHA256 Credential=local/", "/eu-central-1/ssm/aws4_request")
                .contains("\"Name\":\"" + NAME + "\"", "\"WithDecryption\":true");
    }

    @ParameterizedTest
    @CsvSource({"500, InternalServerError", "503, ''", "429, ''", "400, ThrottlingException",
            "400, com.amazonaws.ssm#ThrottlingException"})
    void asksAgainWhenSsmIsBusyOrOutOfOrder(int status, String type) {
        answers.add(error(status, type));
        answers.add(error(status, type));
        answers.add(VALUE);

        assertThat(parameters.secret(NAME)).isEqualTo("sk_secret");
    }

    @Test
    void asksAgainWhenNoAnswerComesInTime() {
        answers.add(SILENCE);
        answers.add(VALUE);

        assertThat(parameters.secret(NAME)).isEqualTo("sk_secret");
    }

    @Test
    void givesUpAfterThreeAttempts() {
        answers.addAll(List.of(error(500, "InternalServerError"), error(503, ""), error(400, "ThrottlingException"),
                VALUE));

        assertThatExceptionOfType(ParameterStore.Unavailable.class)
                .isThrownBy(() -> parameters.secret(NAME))
                .withMessage("parameter " + NAME
                        + " cannot be read: SSM answered 400 ThrottlingException, in the last of 3 attempts");

        assertThat(requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ParameterNotFound", "AccessDeniedException", "ExpiredTokenException"})
    void asksNoMoreOnceItIsRefused(String refusal) {
        answers.add(error(400, refusal));

        assertThatExceptionOfType(ParameterStore.Unavailable.class)
                .isThrownBy(() -> parameters.secret(NAME))
                .withMessage("parameter " + NAME + " cannot be read: SSM answered 400 " + refusal);

        assertThat(requests).hasSize(1);
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThatExceptionOfType(ParameterStore.Unavailable.class)
                .isThrownBy(() -> parameters(1).secret(NAME))
                .withMessageContaining("no answer from SSM: ConnectException");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            200 | {"Parameter": {"Value": "sk_secret"
            200 | {"Parameter": {"Value": ["sk_secret"]}}
            400 | {"__type": "sk_secret is no key", "message": "sk_secret"}
            500 | sk_secret
            """)
    void repeatsNothingOfWhatSsmSays(int status, String body) {
        answers.addAll(List.of(new Answer(status, body), new Answer(status, body), new Answer(status, body)));

        assertThatExceptionOfType(ParameterStore.Unavailable.class)
                .isThrownBy(() -> parameters.secret(NAME))
                .satisfies(unavailable -> assertThat(unavailable).hasNoCause()
                        .message().doesNotContain("sk_secret"));
    }

    @Test
    void callsSsmOfTheRegion() {
        var aws = new AwsClients(new Aws(null, "cn-north-1"), List.of());

        assertThat(aws.endpoint("ssm")).isEqualTo(URI.create("https://ssm.cn-north-1.amazonaws.com.cn"));
    }

    private static ParameterStore parameters(int port) {
        var aws = new Aws(URI.create("http://127.0.0.1:" + port), "eu-central-1");
        return new ParameterStore(new AwsCalls(new AwsClients(aws, List.of()), new EventJson()));
    }

    private static Answer error(int status, String type) {
        return new Answer(status, "{\"__type\": \"" + type + "\", \"message\": \"Rate exceeded\"}");
    }

    private synchronized Answer next(String request) {
        requests.add(request);
        return answers.remove();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var answer = next(exchange.getRequestHeaders().entrySet() + body);
        if (!answer.equals(SILENCE)) {
            var bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}
