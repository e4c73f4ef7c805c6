package dev.gatehouse.local.sts;

import dev.gatehouse.local.endpoint.ExactJson;
import dev.gatehouse.local.endpoint.Operations;
import dev.gatehouse.local.template.Arn;
import java.util.Map;

/** STS as clients call it. */
public final class Sts extends Operations {

    public Sts() {
        super("sts", Map.of("GetCallerIdentity", _ -> ExactJson.newObject()
                .put("Arn", new Arn("iam", "", Arn.ACCOUNT, "root").toString())
                .put("UserId", Arn.ACCOUNT)
                .put("Account", Arn.ACCOUNT)));
    }
}
