package dev.gatehouse.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.CfnTable;

/**
 * What every context has: its log, its gate, and the pipe that publishes the one through the other.
 *
 * <p>Everything is put directly into the stack, not into nested constructs, because CDK then uses ids as logical ids
 * without a hash, and the templates stay readable.
 */
abstract class ContextStack extends Stack {
    private final Context context;
    private final Parameters parameters;
    private final Queue transportDeadLetters;
    private final CfnTable log;
    private final CfnTable inbox;
    private final Gate gate;
    private final Publishing publishing;
    private final ServiceRole publisher;
    private final List<FunctionUnit> functions = new ArrayList<>();

    ContextStack(App app, Context context) {
        super(app, context.id(), StackProps.builder()
                .stackName("gatehouse-" + context.id())
                .description("Gatehouse: the " + context.id() + " context")
                .analyticsReporting(false)
                .synthesizer(new BootstraplessSynthesizer())
                .build());
        this.context = context;
        parameters = new Parameters(this, context);
        transportDeadLetters = Queue.deadLetters(this, "TransportDeadLetters", context.named("transport-dlq"));
        Alarms.deadLetters(this, "TransportDeadLetters", transportDeadLetters);
        log = Tables.log(this);
        inbox = Tables.inbox(this);
        gate = new Gate(this, transportDeadLetters);
        publishing = new Publishing(this, log, transportDeadLetters);
        publisher = publishing.toGate(gate);
    }

    /** What can be built only when all functions and rules are there. A context calls it last. */
    final void complete(String... apis) {
        gate.guard(publisher.arn());
        ContextDashboard.of(this, apis);
    }

    /** A function that decides over the newest item of a stream and records what it decided. */
    FunctionUnit decider(FunctionDeclaration declaration, Map<String, String> environment) {
        var function = function(declaration, environment);
        function.role().may(log.getAttrArn(), "dynamodb:PutItem", "dynamodb:Query");
        return function;
    }

    FunctionUnit decider(FunctionDeclaration declaration) {
        return decider(declaration, Map.of());
    }

    /** A function without an aggregate, whose results go to a topic, each once. */
    FunctionUnit notifier(FunctionDeclaration declaration, NoticeTopic topic, Map<String, String> environment) {
        var variables = new TreeMap<>(environment);
        variables.put("GATEHOUSE_LAMBDA_TOPIC", topic.arn());
        var function = function(declaration, variables);
        function.role()
                .may(topic.arn(), "sns:Publish")
                .may(inbox.getAttrArn(), "dynamodb:DeleteItem", "dynamodb:PutItem");
        return function;
    }

    FunctionUnit function(FunctionDeclaration declaration, Map<String, String> environment) {
        var function = new FunctionUnit(this, declaration, environment);
        function.role().may(inbox.getAttrArn(), "dynamodb:UpdateItem");
        functions.add(function);
        return function;
    }

    Context context() {
        return context;
    }

    Parameters parameters() {
        return parameters;
    }

    CfnTable log() {
        return log;
    }

    Gate gate() {
        return gate;
    }

    Publishing publishing() {
        return publishing;
    }

    Queue transportDeadLetters() {
        return transportDeadLetters;
    }

    List<FunctionUnit> functions() {
        return functions;
    }

    /** An ARN in the own account. */
    String arn(String service, String resource) {
        return Fn.sub("arn:${AWS::Partition}:%s:${AWS::Region}:${AWS::AccountId}:%s".formatted(service, resource));
    }

    /** An ARN in the account of another context, made of names alone: contexts share nothing else. */
    String arn(String service, String resource, Context other) {
        var body = "arn:${AWS::Partition}:%s:${AWS::Region}:${Account}:%s".formatted(service, resource);
        return Fn.sub(body, Map.of("Account", parameters.accountOf(other)));
    }
}
