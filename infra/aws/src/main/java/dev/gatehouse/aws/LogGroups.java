package dev.gatehouse.aws;

import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** Log groups that go with their stack and forget after a month. */
final class LogGroups {
    private static final int DAYS = 30;

    private LogGroups() {}

    static CfnLogGroup create(ContextStack stack, String id, String name) {
        var group = CfnLogGroup.Builder.create(stack, id).logGroupName(name).retentionInDays(DAYS).build();
        group.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.DELETE);
        group.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.DELETE);
        return group;
    }
}
