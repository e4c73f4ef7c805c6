package dev.gatehouse.local.endpoint;

import tools.jackson.databind.node.ObjectNode;

/**
 * A call to an AWS service, whatever the protocol.
 *
 * @param input the parameters; those of the query protocol are all text
 */
public record AwsRequest(String service, String operation, Protocol protocol, ObjectNode input, WireRequest wire) {

    public WireReply answer(ObjectNode output) {
        return protocol.output(operation, output);
    }
}
