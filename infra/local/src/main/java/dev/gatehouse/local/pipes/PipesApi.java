package dev.gatehouse.local.pipes;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Input;
import dev.gatehouse.local.endpoint.Operations;
import dev.gatehouse.local.endpoint.WireRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pipes as clients call them. */
public final class PipesApi extends Operations {
    private static final String PATH = "/v1/pipes";

    public PipesApi(Pipes pipes) {
        super("pipes", Map.of("ListPipes", _ -> list(pipes), "DescribePipe", input -> describe(pipes, input)));
    }

    @Override
    public @Nullable RestCall rest(WireRequest request) {
        if (!request.method().equals("GET") || !request.path().startsWith(PATH)) {
            return null;
        }
        var name = request.path().substring(PATH.length()).replaceFirst("^/", "");
        return name.isEmpty()
                ? new RestCall("ListPipes", ExactJson.newObject())
                : new RestCall("DescribePipe", ExactJson.newObject().put("Name", name));
    }

    private static ObjectNode list(Pipes pipes) {
        var output = ExactJson.newObject();
        var list = output.putArray("Pipes");
        pipes.all().forEach(pipe -> list.add(summary(pipe)));
        return output;
    }

    private static ObjectNode describe(Pipes pipes, Input input) {
        var name = input.text("Name");
        return summary(pipes.pipe(name)
                .orElseThrow(() -> new AwsError(404, "NotFoundException", "Pipe " + name + " does not exist.")));
    }

    private static ObjectNode summary(Pipe pipe) {
        var seconds = pipe.created().toEpochMilli() / 1000.0;
        var summary = ExactJson.newObject()
                .put("Name", pipe.name())
                .put("Arn", pipe.arn())
                .put("CurrentState", "RUNNING")
                .put("DesiredState", "RUNNING")
                .put("Source", pipe.source())
                .put("Target", pipe.target().arn())
                .put("CreationTime", seconds)
                .put("LastModifiedTime", seconds);
        return pipe.enrichment() == null ? summary : summary.put("Enrichment", pipe.enrichment());
    }
}
