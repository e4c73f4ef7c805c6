package dev.gatehouse.local.states;

import dev.gatehouse.local.delivery.DeliveryFailed;
import dev.gatehouse.local.delivery.DeliveryFailed.Code;
import dev.gatehouse.local.delivery.Targets;
import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.sqs.Message;
import dev.gatehouse.local.template.Arn;
import java.util.UUID;

/** Has rules start executions. A delivery that is repeated starts another one. */
public record MachineTarget(StateMachines machines, Executions executions) implements Targets.Target {

    @Override
    public void deliver(Arn machineArn, Message message) {
        var machine = machines.machine(machineArn.toString())
                .orElseThrow(() -> new DeliveryFailed(Code.NO_RESOURCE, "There is no " + machineArn));
        try {
            executions.start(machine, UUID.randomUUID().toString(), message.body());
        } catch (AwsError e) {
            throw new DeliveryFailed(Code.INVALID_PARAMETER, e.reason());
        }
    }
}
