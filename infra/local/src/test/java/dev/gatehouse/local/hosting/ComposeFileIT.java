package dev.gatehouse.local.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.LocalCloudOptions;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.template.Arn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings in docker-compose.yml, beside the templates that stand up in it. */
class ComposeFileIT {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root"));
    private static final Pattern PARAMETER = Pattern.compile("--parameter=(\\w+)=(.*)");
    /** Where everything is, and what only Lambda reads. */
    private static final List<String> SURROUNDINGS = List.of("gatehouse.aws.", "gatehouse.health.",
            "gatehouse.lambda.");
    private static JsonNode services;
    private static LocalCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        services = JsonMapper.shared().valueToTree(
                new Yaml().<Map<String, Object>>load(Files.readString(ROOT.resolve("docker-compose.yml"))))
                .path("services");
        var parameters = services.at("/cloud/command").valueStream()
                .map(argument -> PARAMETER.matcher(argument.asString()))
                .flatMap(argument -> argument.matches() ? Stream.of(argument) : Stream.empty())
                .collect(Collectors.toMap(argument -> argument.group(1), argument -> argument.group(2)));
        cloud = LocalCloud.start(new LocalCloudOptions("127.0.0.1", 0, 0, null, ROOT.resolve("infra/aws/templates"),
                parameters, SharedCloud.RUNTIME));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "payment", "invoice"})
    void tellsAServiceWhatTheTemplatesTellItsFunctions(String context) {
        var told = ServiceArguments.ofFunctions(cloud.functions().declared(), context).stream()
                .map(argument -> argument.substring("--".length()))
                .filter(ComposeFileIT::isOwn);

        assertThat(environment(context).entrySet().stream()
                .map(variable -> variable.getKey().toLowerCase(Locale.ROOT).replace('_', '.') + "="
                        + variable.getValue())
                .filter(setting -> setting.startsWith("gatehouse."))
                .filter(ComposeFileIT::isOwn))
                .containsExactlyInAnyOrderElementsOf(told.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "payment", "invoice"})
    void tellsAServiceWhereTheCloudIsAndAsksForItsHealthWhereItTells(String context) {
        assertThat(environment(context))
                .containsEntry("GATEHOUSE_AWS_ENDPOINT", "http://cloud:4566")
                .containsEntry("GATEHOUSE_AWS_REGION", Arn.REGION)
                .containsEntry("GATEHOUSE_HEALTH_PORT", service(context).at("/healthcheck/test/2").asString());
    }

    private static boolean isOwn(String setting) {
        return SURROUNDINGS.stream().noneMatch(setting::startsWith);
    }

    private static JsonNode service(String context) {
        return services.path(context + "-service");
    }

    private static Map<String, String> environment(String context) {
        return service(context).path("environment").propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, variable -> variable.getValue().asString()));
    }
}
