package dev.gatehouse.local.ssm;

import dev.gatehouse.local.data.WholeFile;
import dev.gatehouse.local.endpoint.AwsError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All parameters; a file keeps them. */
public final class Parameters {
    private final ConcurrentSkipListMap<String, Parameter> parameters = new ConcurrentSkipListMap<>();
    private final @Nullable Path file;

    /** @param directory where they are kept; none forgets them with the process */
    public Parameters(@Nullable Path directory) {
        this.file = directory == null ? null : directory.resolve("parameters.json");
        if (file != null && Files.exists(file)) {
            for (var parameter : JsonMapper.shared().readValue(file, Parameter[].class)) {
                parameters.put(parameter.name(), parameter);
            }
        }
    }

    /** Sets a parameter unless it has a value already. */
    public synchronized void seed(String name, String type, String value) {
        if (!parameters.containsKey(name)) {
            store(Parameter.first(name, type, value, ""));
        }
    }

    Optional<Parameter> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    Collection<Parameter> all() {
        return parameters.values();
    }

    /** @throws AwsError if it exists and must not be overwritten */
    synchronized Parameter put(String name, String type, String value, String description, boolean overwrite) {
        var former = parameters.get(name);
        if (former != null && !overwrite) {
            throw new AwsError("ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request.");
        }
        return store(former == null
                ? Parameter.first(name, type, value, description)
                : former.next(type, value, description));
    }

    private Parameter store(Parameter parameter) {
        parameters.put(parameter.name(), parameter);
        if (file != null) {
            WholeFile.write(file, JsonMapper.shared().writeValueAsString(parameters.values()));
        }
        return parameter;
    }
}
