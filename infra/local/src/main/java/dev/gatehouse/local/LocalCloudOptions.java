package dev.gatehouse.local;

import dev.gatehouse.local.lambda.FunctionRuntime;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the local cloud listens and what it stands up.
 *
 * @param apiPort the port of the REST API, 0 for any free one
 * @param endpointPort the port of all AWS services, 0 for any free one
 * @param dataDirectory what outlives a restart; none keeps everything in memory
 * @param templates the directory that holds {@code *.template.json}
 * @param functions what its Lambda functions run on
 */
public record LocalCloudOptions(String bindAddress, int apiPort, int endpointPort, @Nullable Path dataDirectory,
        Path templates, FunctionRuntime functions) {}
