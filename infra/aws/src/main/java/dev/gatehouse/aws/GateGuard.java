package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;

/**
 * Who may put events on a gate. Inside of one account a role's own policy would be enough to get in, so leaving others
 * out takes an explicit refusal besides the permissions.
 */
final class GateGuard {
    private final ContextStack stack;
    private final CfnEventBus bus;

    GateGuard(ContextStack stack, CfnEventBus bus) {
        this.stack = stack;
        this.bus = bus;
    }

    void guard(Map<Context, ? extends SortedSet<String>> admitted, String ownPublisherArn) {
        var allowed = new ArrayList<String>();
        allowed.add(ownPublisherArn);
        admitted.forEach((producer, events) -> {
            allowed.add(roleArn(producer));
            admit(producer, List.copyOf(events));
        });
        refuseAllBut(allowed);
    }

    private void admit(Context producer, List<String> events) {
        var only = new LinkedHashMap<String, Object>();
        only.put("events:source", producer.source());
        only.put("events:detail-type", events);
        var account = Fn.sub("arn:${AWS::Partition}:iam::${Account}:root",
                Map.of("Account", stack.parameters().accountOf(producer)));
        policy("Admit" + Names.capitalised(producer.id()), "Allow", Map.of("AWS", account),
                Map.of("StringEquals", only));
    }

    /** Refuses callers that have a role of another name. Deliveries that carry no role at all are left to the permissions. */
    private void refuseAllBut(List<String> roleArns) {
        var another = new LinkedHashMap<String, Object>();
        another.put("ArnNotEquals", Map.of("aws:PrincipalArn", roleArns));
        another.put("Null", Map.of("aws:PrincipalArn", "false"));
        policy("RefuseOthers", "Deny", "*", another);
    }

    private void policy(String sid, String effect, Object principal, Map<String, Object> conditions) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", sid);
        statement.put("Effect", effect);
        statement.put("Principal", principal);
        statement.put("Action", "events:PutEvents");
        statement.put("Resource", bus.getAttrArn());
        statement.put("Condition", conditions);
        CfnEventBusPolicy.Builder.create(stack, "Gate" + sid)
                .eventBusName(bus.getRef())
                .statementId(sid)
                .statement(statement)
                .build();
    }

    private String roleArn(Context producer) {
        return Fn.sub("arn:${AWS::Partition}:iam::${Account}:role/" + producer.roleTowards(stack.context()),
                Map.of("Account", stack.parameters().accountOf(producer)));
    }
}
