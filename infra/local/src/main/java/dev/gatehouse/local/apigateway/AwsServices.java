package dev.gatehouse.local.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.apigateway.Integration.Backend;
import dev.gatehouse.local.template.Properties;
import dev.gatehouse.local.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Performs integrations of type AWS as calls to the local endpoint. */
final class AwsServices implements AutoCloseable {
    private static final Pattern URI_FORM = Pattern.compile(
            "arn:[a-z-]+:apigateway:([a-z0-9-]+):(?:(sqs):path/([0-9]{12}/[\\w.-]+)|(dynamodb):action/([A-Za-z]+))");
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("connection", "content-length", "expect", "host",
            "upgrade", "authorization");
    private static final Duration LONGEST = Duration.ofSeconds(29);

    private final URI endpoint;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AwsServices(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** @throws TemplateException if the integration is with a service that is not supported here */
    Backend backend(Properties integration) {
        var form = URI_FORM.matcher(integration.text("Uri"));
        if (!form.matches()) {
            throw integration.refuse("Uri", "is no sqs:path/<account>/<queue> and no dynamodb:action/<action>: "
                    + integration.text("Uri"));
        }
        if (!integration.text("IntegrationHttpMethod").equals("POST")) {
            throw integration.refuse("IntegrationHttpMethod", "must be POST for SQS and DynamoDB");
        }
        var millis = integration.textOrNull("TimeoutInMillis");
        var timeout = millis == null ? LONGEST : Duration.ofMillis(Long.parseLong(millis));
        return form.group(2) != null
                ? new Call("sqs", form.group(1), form.group(3), "", timeout)
                : new Call("dynamodb", form.group(1), "", "DynamoDB_20120810." + form.group(5), timeout);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Call implements Backend {
        private final String service;
        private final String region;
        private final String path;
        private final String target;
        private final Duration timeout;

        Call(String service, String region, String path, String target, Duration timeout) {
            this.service = service;
            this.region = region;
            this.path = path;
            this.target = target;
            this.timeout = timeout;
        }

        @Override
        public HttpReply call(IntegrationRequest request) {
            try {
                var response = client.send(httpRequest(request), HttpResponse.BodyHandlers.ofString(UTF_8));
                return new HttpReply(response.statusCode(), response.headers().map().entrySet().stream()
                        .collect(Collectors.toMap(java.util.Map.Entry::getKey, header -> header.getValue().getLast())),
                        response.body());
            } catch (HttpTimeoutException _) {
                throw new GatewayError(GatewayResponseType.INTEGRATION_TIMEOUT, "Endpoint request timed out");
            } catch (IOException _) {
                throw new GatewayError(GatewayResponseType.INTEGRATION_FAILURE,
                        "Network error communicating with endpoint");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new GatewayError(GatewayResponseType.INTEGRATION_FAILURE,
                        "Network error communicating with endpoint");
            }
        }

        private HttpRequest httpRequest(IntegrationRequest request) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Content-Type", service.equals("sqs") ? "application/json" : "application/x-amz-json-1.0");
            headers.put("Accept", "application/json");
            if (!target.isEmpty()) {
                headers.put("X-Amz-Target", target);
            }
            headers.putAll(request.headers());
            headers.keySet().removeAll(SET_BY_THE_CLIENT);
            // Nobody checks the signature here; its scope tells the endpoint which service is meant.
            headers.put("Authorization", ("AWS4-HMAC-SHA256 Credential=local/20260101/%s/%s/aws4_request, "
                    + "SignedHeaders=host, Signature=local").formatted(region, service));
            var call = HttpRequest.newBuilder(uri(request)).timeout(timeout)
                    .POST(HttpRequest.BodyPublishers.ofString(request.body(), UTF_8));
            headers.forEach((name, value) -> call.header(name, HeaderText.clean(value)));
            return call.build();
        }

        private URI uri(IntegrationRequest request) {
            var query = request.query().entrySet().stream()
                    .map(entry -> URLEncoder.encode(entry.getKey(), UTF_8) + "="
                            + URLEncoder.encode(entry.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return endpoint.resolve("/" + path + (query.isEmpty() ? "" : "?" + query));
        }
    }
}
