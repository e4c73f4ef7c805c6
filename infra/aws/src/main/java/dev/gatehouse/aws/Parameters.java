package dev.gatehouse.aws;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/** What whoever deploys a context decides. */
final class Parameters {
    private static final String NONE = "none";
    private static final String OWN = "own";

    private final CfnParameter codeBucket;
    private final CfnParameter codeKey;
    private final CfnParameter release;
    private final CfnParameter deletionProtection;
    private final CfnParameter alarmTopic;
    private final Map<Context, String> accounts = new EnumMap<>(Context.class);

    Parameters(Stack stack, Context own) {
        codeBucket = required(stack, "CodeBucket", "Bucket that holds the function code of this context");
        codeKey = required(stack, "CodeKey", "Key of the function code in that bucket");
        release = required(stack, "Release",
                "Names this deployment, a commit for example; a new value publishes a new version of every function");
        deletionProtection = CfnParameter.Builder.create(stack, "DeletionProtection")
                .type("String")
                .description("false allows the tables, and all data in them, to be deleted with the stack")
                .allowedValues(List.of("true", "false"))
                .defaultValue("true")
                .build();
        alarmTopic = optional(stack, "AlarmTopicArn", NONE, "Topic that is told of alarms; none: nobody is told");
        CfnCondition.Builder.create(stack, "HasAlarmTopic")
                .expression(Fn.conditionNot(Fn.conditionEquals(alarmTopic.getValueAsString(), NONE)))
                .build();
        for (var context : Context.values()) {
            accounts.put(context, context == own ? Aws.ACCOUNT_ID : accountOfOther(stack, context));
        }
    }

    private static String accountOfOther(Stack stack, Context other) {
        var name = Names.capitalised(other.id());
        var account = optional(stack, name + "Account", OWN,
                "Account of the " + other.id() + " context; own: this one");
        var elsewhere = CfnCondition.Builder.create(stack, name + "IsElsewhere")
                .expression(Fn.conditionNot(Fn.conditionEquals(account.getValueAsString(), OWN)))
                .build();
        return Token.asString(Fn.conditionIf(elsewhere.getLogicalId(), account.getValueAsString(), Aws.ACCOUNT_ID));
    }

    private static CfnParameter required(Stack stack, String id, String description) {
        return CfnParameter.Builder.create(stack, id).type("String").description(description).minLength(1).build();
    }

    private static CfnParameter optional(Stack stack, String id, String value, String description) {
        return CfnParameter.Builder.create(stack, id)
                .type("String")
                .description(description)
                .defaultValue(value)
                .build();
    }

    String codeBucket() {
        return codeBucket.getValueAsString();
    }

    String codeKey() {
        return codeKey.getValueAsString();
    }

    String release() {
        return release.getValueAsString();
    }

    IResolvable deletionProtection() {
        return Token.asAny(deletionProtection.getValueAsString());
    }

    /** Whom an alarm tells. */
    List<String> alarmActions() {
        var topic = Fn.conditionIf("HasAlarmTopic", alarmTopic.getValueAsString(), Aws.NO_VALUE);
        return List.of(Token.asString(topic));
    }

    String accountOf(Context context) {
        return Objects.requireNonNull(accounts.get(context));
    }
}
