package dev.gatehouse.aws;

import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;

/**
 * One Pass state that turns stored rows into published envelopes, so that the storage format stays private. It calls
 * nothing, so its role may do nothing; it is not traced, because a pipe hands no trace on that its segments could join.
 */
final class EnvelopeMachine {
    private final CfnStateMachine machine;

    EnvelopeMachine(ContextStack stack) {
        var name = stack.context().named("envelope");
        var role = new ServiceRole(stack, "EnvelopeRole", name + "-role", "states.amazonaws.com");
        machine = CfnStateMachine.Builder.create(stack, "Envelope")
                .stateMachineName(name)
                .stateMachineType("EXPRESS")
                .definitionString(ResourceText.read("envelope.asl.json"))
                .roleArn(role.arn())
                .build();
    }

    String arn() {
        return machine.getRef();
    }
}
