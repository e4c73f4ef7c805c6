package dev.gatehouse.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A synthesised template as it is committed.
 *
 * <p>CloudFormation makes an API deployment once per logical id, and a deployment is a snapshot. Its id therefore ends
 * in the digest of everything that it deploys: any change of the API makes a new deployment.
 */
final class TemplateFile {
    private static final Set<String> NOT_DEPLOYED = Set.of("AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);

    private TemplateFile() {}

    static String render(String synthesised) {
        var template = (ObjectNode) JSON.readTree(synthesised);
        var resources = (ObjectNode) template.get("Resources");
        var digest = digestOfApi(resources);
        var named = synthesised;
        for (var resource : resources.properties()) {
            if (resource.getValue().path("Type").asString().equals("AWS::ApiGateway::Deployment")) {
                named = named.replace("\"" + resource.getKey() + "\"", "\"" + resource.getKey() + digest + "\"");
            }
        }
        return JSON.writer().with(PRINTER).writeValueAsString(JSON.readTree(named)) + "\n";
    }

    private static String digestOfApi(ObjectNode resources) {
        var digest = sha256();
        resources.properties().stream()
                .filter(resource -> {
                    var type = resource.getValue().get("Type").asString();
                    return type.startsWith("AWS::ApiGateway::") && !NOT_DEPLOYED.contains(type);
                })
                .map(resource -> resource.getKey() + resource.getValue())
                .forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 4);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
