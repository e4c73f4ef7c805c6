package dev.gatehouse.local;

import dev.gatehouse.local.lambda.FunctionRuntime;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the local cloud listens and what it stands up.
 *
 * @param apiPort the port of the REST API, 0 for any free one
 * @param endpointPort the port of all AWS services, 0 for any free one
 * @param dataDirectory what outlives a restart; none keeps everything in memory
 * @param templates the directory that holds {@code *.template.json}
 * @param parameters of the templates, where they are to be others than their defaults
 * @param functions what its Lambda functions run on
 */
public record LocalCloudOptions(String bindAddress, int apiPort, int endpointPort, @Nullable Path dataDirectory,
        Path templates, Map<String, String> parameters, FunctionRuntime functions) {

    public LocalCloudOptions {
        parameters = Map.copyOf(parameters);
    }

    /** With the templates' own defaults. */
    public LocalCloudOptions(String bindAddress, int apiPort, int endpointPort, @Nullable Path dataDirectory,
            Path templates, FunctionRuntime functions) {
        this(bindAddress, apiPort, endpointPort, dataDirectory, templates, Map.of(), functions);
    }
}
