package dev.gatehouse.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.CfnAlias;
import software.amazon.awscdk.services.kms.CfnKey;

/**
 * The key that a gate's events are encrypted with at rest, in its archive, too. Only EventBridge uses it, and only for that
 * gate.
 */
final class GateKey {
    private static final ServicePrincipal EVENT_BRIDGE = new ServicePrincipal("events.amazonaws.com");

    private GateKey() {}

    static CfnKey of(ContextStack stack, String busArn) {
        var key = CfnKey.Builder.create(stack, "GateKey")
                .description("Events in " + stack.context().gate())
                .enableKeyRotation(true)
                .keyPolicy(policy(busArn))
                .build();
        key.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN);
        key.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        CfnAlias.Builder.create(stack, "GateKeyAlias")
                .aliasName("alias/" + stack.context().gate())
                .targetKeyId(key.getRef())
                .build();
        return key;
    }

    private static PolicyDocument policy(String busArn) {
        var onlyForTheGate = new LinkedHashMap<String, Object>();
        onlyForTheGate.put("aws:SourceAccount", Aws.ACCOUNT_ID);
        onlyForTheGate.put("aws:SourceArn", busArn);
        onlyForTheGate.put("kms:EncryptionContext:aws:events:event-bus:arn", busArn);
        // An archive calls in its own name, and encrypts under that of its bus.
        var onlyForItsArchive = new LinkedHashMap<>(onlyForTheGate);
        onlyForItsArchive.remove("aws:SourceArn");
        return PolicyDocument.Builder.create()
                .statements(List.of(
                        statement("AccountAdministers")
                                .principals(List.of(new AccountRootPrincipal()))
                                .actions(List.of("kms:*"))
                                .build(),
                        statement("EventBridgeLooks")
                                .principals(List.of(EVENT_BRIDGE))
                                .actions(List.of("kms:DescribeKey"))
                                .build(),
                        statement("EventBridgeEncrypts")
                                .principals(List.of(EVENT_BRIDGE))
                                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                                .conditions(Map.of("StringEquals", onlyForTheGate))
                                .build(),
                        statement("EventBridgeArchives")
                                .principals(List.of(EVENT_BRIDGE))
                                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom",
                                        "kms:ReEncryptTo"))
                                .conditions(Map.of("StringEquals", onlyForItsArchive))
                                .build()))
                .build();
    }

    private static PolicyStatement.Builder statement(String sid) {
        return PolicyStatement.Builder.create().sid(sid).resources(List.of("*"));
    }
}
