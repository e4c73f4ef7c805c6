package dev.gatehouse.local.hosting;

import dev.gatehouse.local.lambda.DeclaredFunction;
import dev.gatehouse.local.template.Arn;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What a Spring Boot application is told when it runs here. */
final class ServiceArguments {
    private static final String SETTING = "GATEHOUSE_";
    private static final Set<String> OF_ONE_FUNCTION = Set.of("GATEHOUSE_CONTEXT", "GATEHOUSE_FUNCTION");

    private ServiceArguments() {}

    /** What the templates tell the functions of a context: here they are all in one process. */
    static List<String> ofFunctions(Collection<DeclaredFunction> functions, String context) {
        var settings = new TreeMap<String, String>();
        functions.stream()
                .filter(function -> function.stack().equals(context))
                .forEach(function -> function.environment().forEach((name, value) -> {
                    if (name.startsWith(SETTING) && !OF_ONE_FUNCTION.contains(name)) {
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
                    }
                }));
        return settings.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toList();
    }

    static List<String> of(URI endpoint, URI paymentProvider) {
        return List.of("--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--gatehouse.aws.endpoint=" + endpoint, "--gatehouse.aws.region=" + Arn.REGION,
                "--gatehouse.payment.provider.base-url=" + paymentProvider,
                "--spring.cloud.stream.sqs.default.consumer.poll-wait=1s"); // nobody pays for requests here
    }
}
