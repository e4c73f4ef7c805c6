package dev.gatehouse.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** One bean: its inbox, its Lambda, its role, and what watches them. */
final class FunctionUnit {
    private static final int TIMEOUT_SECONDS = 30;
    /** Lambda retries a throttled batch while it holds the messages: AWS asks for six times the timeout. */
    private static final int VISIBILITY_SECONDS = 6 * TIMEOUT_SECONDS;
    private static final int BATCH = 10;
    private static final int MOST_AT_ONCE = 20;

    private final ContextStack stack;
    private final FunctionDeclaration declaration;
    private final String id;
    private final String name;
    private final Queue deadLetters;
    private final Queue inbox;
    private final ServiceRole role;
    private final CfnEventSourceMapping intake;

    FunctionUnit(ContextStack stack, FunctionDeclaration declaration, Map<String, String> environment) {
        this.stack = stack;
        this.declaration = declaration;
        id = Names.capitalised(declaration.name());
        name = stack.context().named(declaration.name());
        deadLetters = Queue.deadLetters(stack, id + "DeadLetters", name + "-dlq");
        inbox = Queue.inbox(stack, id + "Inbox", name + "-inbox", VISIBILITY_SECONDS, declaration, deadLetters);
        role = new ServiceRole(stack, id + "Role", name + "-role", "lambda.amazonaws.com");
        var logs = LogGroups.create(stack, id + "Logs", "/aws/lambda/" + name);
        intake = intake(alias(lambda(logs, environment)));
        role.may(inbox.arn(), "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage")
                .may(logs.getAttrArn(), "logs:CreateLogStream", "logs:PutLogEvents")
                .mayTrace();
        Alarms.deadLetters(stack, id + "DeadLetters", deadLetters);
        Alarms.waiting(stack, id + "Inbox", inbox);
    }

    private CfnFunction lambda(CfnLogGroup logs, Map<String, String> environment) {
        var function = CfnFunction.Builder.create(stack, id + "Function")
                .functionName(name)
                .runtime("java25")
                .architectures(List.of("arm64"))
                .handler("org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest")
                .code(CfnFunction.CodeProperty.builder()
                        .s3Bucket(stack.parameters().codeBucket())
                        .s3Key(stack.parameters().codeKey())
                        .build())
                .description(stack.parameters().release())
                .memorySize(1024)
                .timeout(TIMEOUT_SECONDS)
                .role(role.arn())
                .environment(CfnFunction.EnvironmentProperty.builder().variables(variables(environment)).build())
                .snapStart(CfnFunction.SnapStartProperty.builder().applyOn("PublishedVersions").build())
                .tracingConfig(CfnFunction.TracingConfigProperty.builder().mode("Active").build())
                .loggingConfig(CfnFunction.LoggingConfigProperty.builder()
                        .logFormat("JSON")
                        .logGroup(logs.getRef())
                        .build())
                .recursiveLoop("Terminate")
                .build();
        function.addMetadata("Gatehouse", declaration.metadata());
        return function;
    }

    private Map<String, String> variables(Map<String, String> more) {
        var variables = new TreeMap<>(more);
        variables.put("GATEHOUSE_CONTEXT", stack.context().id());
        variables.put("GATEHOUSE_FUNCTION", declaration.name());
        variables.put("MAIN_CLASS", stack.context().mainClass());
        variables.put("SPRING_CLOUD_FUNCTION_DEFINITION", "dispatcher");
        return variables;
    }

    /**
     * SnapStart works on versions only. A version is immutable: the release in its description makes CloudFormation
     * publish another one.
     */
    private CfnAlias alias(CfnFunction function) {
        var version = CfnVersion.Builder.create(stack, id + "Version")
                .functionName(function.getRef())
                .description(stack.parameters().release())
                .build();
        return CfnAlias.Builder.create(stack, id + "Alias")
                .functionName(function.getRef())
                .functionVersion(version.getAttrVersion())
                .name("live")
                .build();
    }

    private CfnEventSourceMapping intake(CfnAlias alias) {
        return CfnEventSourceMapping.Builder.create(stack, id + "Intake")
                .eventSourceArn(inbox.arn())
                .functionName(alias.getRef())
                .batchSize(BATCH)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .scalingConfig(CfnEventSourceMapping.ScalingConfigProperty.builder()
                        .maximumConcurrency(MOST_AT_ONCE)
                        .build())
                .build();
    }

    FunctionDeclaration declaration() {
        return declaration;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Queue inbox() {
        return inbox;
    }

    Queue deadLetters() {
        return deadLetters;
    }

    CfnEventSourceMapping intake() {
        return intake;
    }

    ServiceRole role() {
        return role;
    }
}
