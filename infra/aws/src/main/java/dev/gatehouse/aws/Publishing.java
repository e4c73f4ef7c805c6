package dev.gatehouse.aws;

import java.util.List;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.pipes.CfnPipe;

/** Carries what is in the log to where it may go. No function publishes anything. */
final class Publishing {
    private static final String DOMAIN_EVENTS = newRowsWhose("\"domain\"");
    private static final String ALL_EVENTS = newRowsWhose("{\"exists\":true}");
    /** The most that a bus or a topic takes at once; a pipe must not read more. */
    private static final int BATCH = 10;

    private final ContextStack stack;
    private final CfnTable log;
    private final Queue deadLetters;
    private final EnvelopeMachine envelope;
    private final CfnLogGroup logs;

    Publishing(ContextStack stack, CfnTable log, Queue deadLetters) {
        this.stack = stack;
        this.log = log;
        this.deadLetters = deadLetters;
        envelope = new EnvelopeMachine(stack);
        logs = LogGroups.create(stack, "PipeLogs", "/aws/vendedlogs/pipes/" + stack.context().id());
    }

    /** Domain events to the own gate. Only this pipe's role gets past the gate's guard. */
    ServiceRole toGate(Gate gate) {
        var role = role("publish").may(gate.arn(), "events:PutEvents");
        pipe("publish", DOMAIN_EVENTS, gate.arn(), role)
                .targetParameters(CfnPipe.PipeTargetParametersProperty.builder()
                        .eventBridgeEventBusParameters(CfnPipe.PipeTargetEventBridgeEventBusParametersProperty.builder()
                                .source(stack.context().source())
                                .detailType("$.metadata.type")
                                .build())
                        .build())
                .build();
        return role;
    }

    /** All events, internal ones too, to the context's topic. */
    void toTopic(EventTopic topic) {
        var role = role("relay").may(topic.arn(), "sns:Publish");
        pipe("relay", ALL_EVENTS, topic.arn(), role).build();
    }

    private ServiceRole role(String name) {
        var id = Names.capitalised(name);
        var role = new ServiceRole(stack, id + "Role", stack.context().named(name + "-role"), "pipes.amazonaws.com")
                .may(log.getAttrStreamArn(), "dynamodb:DescribeStream", "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator", "dynamodb:ListStreams")
                .may(envelope.arn(), "states:StartSyncExecution");
        deadLetters.takesFromRole(stack.context().named(name + "-role"), role);
        return role;
    }

    private CfnPipe.Builder pipe(String name, String filter, String target, ServiceRole role) {
        return CfnPipe.Builder.create(stack, Names.capitalised(name) + "Pipe")
                .name(stack.context().named(name))
                .roleArn(role.arn())
                .source(log.getAttrStreamArn())
                .sourceParameters(CfnPipe.PipeSourceParametersProperty.builder()
                        .dynamoDbStreamParameters(reading())
                        .filterCriteria(CfnPipe.FilterCriteriaProperty.builder()
                                .filters(List.of(CfnPipe.FilterProperty.builder().pattern(filter).build()))
                                .build())
                        .build())
                .enrichment(envelope.arn())
                .target(target)
                .logConfiguration(CfnPipe.PipeLogConfigurationProperty.builder()
                        .level("ERROR")
                        .cloudwatchLogsLogDestination(CfnPipe.CloudwatchLogsLogDestinationProperty.builder()
                                .logGroupArn(logs.getAttrArn())
                                .build())
                        .build());
    }

    private CfnPipe.PipeSourceDynamoDBStreamParametersProperty reading() {
        return CfnPipe.PipeSourceDynamoDBStreamParametersProperty.builder()
                .startingPosition("TRIM_HORIZON")
                .batchSize(BATCH)
                .maximumRecordAgeInSeconds(Delivery.SECONDS)
                .maximumRetryAttempts(Delivery.ATTEMPTS)
                .onPartialBatchItemFailure("AUTOMATIC_BISECT")
                .deadLetterConfig(CfnPipe.DeadLetterConfigProperty.builder().arn(deadLetters.arn()).build())
                .build();
    }

    private static String newRowsWhose(String visibility) {
        return "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"visibility\":{\"S\":[%s]}}}}"
                .formatted(visibility);
    }
}
