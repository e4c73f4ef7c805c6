package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** A role that one AWS service takes for one purpose, and exactly the actions on exactly the resources it needs. */
final class ServiceRole {
    /** Services that say on whose behalf they take a role. Asking the others for it would lock them out. */
    private static final Set<String> NAME_THEIR_ACCOUNT = Set.of("events.amazonaws.com", "pipes.amazonaws.com",
            "states.amazonaws.com");

    private final CfnRole role;
    private final List<PolicyStatement> permissions = new ArrayList<>();

    ServiceRole(Construct scope, String id, String name, String service) {
        var trust = PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("sts:AssumeRole"));
        if (NAME_THEIR_ACCOUNT.contains(service)) {
            trust.conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
        }
        role = CfnRole.Builder.create(scope, id)
                .roleName(name)
                .assumeRolePolicyDocument(
                        PolicyDocument.Builder.create().statements(List.of(trust.build())).build())
                .build();
    }

    ServiceRole may(String resourceArn, String... actions) {
        return permit(PolicyStatement.Builder.create().actions(List.of(actions)).resources(List.of(resourceArn)));
    }

    /**
     * The one permission on {@code *}: X-Ray knows no resources to name. It is held down to the two actions that write,
     * in the own region (docs/decisions/0010-x-ray-knows-no-resources.md).
     */
    ServiceRole mayTrace() {
        return permit(PolicyStatement.Builder.create()
                .actions(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:RequestedRegion", Aws.REGION))));
    }

    private ServiceRole permit(PolicyStatement.Builder statement) {
        permissions.add(statement.effect(Effect.ALLOW).build());
        role.setPolicies(List.of(CfnRole.PolicyProperty.builder()
                .policyName("exactly")
                .policyDocument(PolicyDocument.Builder.create().statements(permissions).build())
                .build()));
        return this;
    }

    String arn() {
        return role.getAttrArn();
    }
}
