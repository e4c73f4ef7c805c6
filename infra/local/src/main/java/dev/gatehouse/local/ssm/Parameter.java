package dev.gatehouse.local.ssm;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.template.Arn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** @param type {@code String}, {@code StringList} or {@code SecureString} */
record Parameter(String name, String type, String value, int version, String description, Instant modified) {

    static Parameter first(String name, String type, String value, String description) {
        return new Parameter(name, type, value, 1, description, Instant.now());
    }

    Parameter next(String newType, String newValue, String newDescription) {
        return new Parameter(name, newType, newValue, version + 1, newDescription, Instant.now());
    }

    String arn() {
        return Arn.of("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name).toString();
    }

    /** A secure one comes encrypted, so to speak, unless asked otherwise. */
    ObjectNode withValue(boolean decrypted) {
        var isHidden = type.equals("SecureString") && !decrypted;
        var shown = isHidden
                ? Base64.getEncoder().encodeToString(("local:" + name).getBytes(StandardCharsets.UTF_8))
                : value;
        return metadata().put("Value", shown);
    }

    ObjectNode metadata() {
        return ExactJson.newObject()
                .put("Name", name)
                .put("Type", type)
                .put("Version", version)
                .put("ARN", arn())
                .put("DataType", "text")
                .put("LastModifiedDate", modified.toEpochMilli() / 1000.0);
    }
}
