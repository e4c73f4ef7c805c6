package dev.gatehouse.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.hosting.BootApp;
import dev.gatehouse.local.hosting.HostingException;
import dev.gatehouse.local.hosting.HostingKind;
import dev.gatehouse.local.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSystemIT {
    private static final Path TEMPLATES = Path.of(System.getProperty("gatehouse.root")).resolve("infra/aws/templates");

    @TempDir
    private Path root;
    private Instances instances;

    @BeforeEach
    void create() {
        instances = new Instances(root);
    }

    @Test
    void startsEverythingAndSaysWhereItIs() throws Exception {
        services("order-service", "payment-service", "invoice-service");
        var options = options(TEMPLATES);

        try (var system = LocalSystem.start(root, options, HostingKind.EMBEDDED, instances)) {
            assertThat(instances.running()).isEmpty();
            system.announce();
            assertThat(instances.running()).containsExactly(system.instance());
            assertThat(get(system.sandbox() + "/_control/stats")).contains("\"effects\"");
            assertThat(Files.readString(root.resolve("payment-service/report"))).startsWith(
                    system.instance().endpoint() + " eu-central-1 " + system.sandbox());
            assertThat(StartPage.of(root, options, system)).contains("API               " + system.instance().api(),
                    " functions, ", " queues, ", "order-service, payment-service, invoice-service",
                    "./gatehouse down --endpoint " + system.instance().endpoint());
        }

        assertThat(instances.running()).isEmpty();
        assertThat(root.resolve("payment-service/stopped")).exists();
    }

    @Test
    void leavesNothingBehindWhenAServiceDoesNotStart() throws IOException {
        services("order-service", "payment-service");

        assertThatThrownBy(() -> LocalSystem.start(root, options(TEMPLATES), HostingKind.EMBEDDED, instances))
                .isInstanceOf(HostingException.class).hasMessageStartingWith("invoice-service has not been built");
        assertThat(instances.running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "a", "Body": {}}}}} \
            | Api (AWS::ApiGateway::RestApi): property Body is not supported
            {"Resources": {"Odd": {"Type": "AWS::Odd::Thing", "Properties": {}}}} | AWS::Odd::Thing
            {"Resources":                                                         | odd: the template is not JSON
            """)
    void saysInOneLineWhatIsWrongWithATemplate(String template, String message) throws IOException {
        services("order-service", "payment-service", "invoice-service");
        var templates = Files.createDirectories(root.resolve("templates"));
        Files.writeString(templates.resolve("odd.template.json"), template);

        assertThatThrownBy(() -> LocalSystem.start(root, options(templates), HostingKind.EMBEDDED, instances))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private void services(String... names) throws IOException {
        for (var name : names) {
            BootApp.build(root, name);
        }
    }

    private static LocalCloudOptions options(Path templates) {
        return new LocalCloudOptions("127.0.0.1", 0, 0, null, templates, SharedCloud.RUNTIME);
    }

    private static String get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
