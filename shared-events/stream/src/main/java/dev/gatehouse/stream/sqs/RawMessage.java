package dev.gatehouse.stream.sqs;

import dev.gatehouse.stream.AwsHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue's message for functions that know nothing of envelopes: bytes, and its attributes as headers. */
final class RawMessage {
    /** Headers that steer the framework; nobody may set those by sending a message. */
    private static final Pattern FRAMEWORK = Pattern
            .compile("id|timestamp|payload|user-agent|(spring|scst|scf|aws)[._-].*");

    private RawMessage() {}

    static Message<byte[]> of(Lease lease) {
        var message = lease.message();
        var headers = new HashMap<String, Object>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null && !FRAMEWORK.matcher(name).matches()) {
                headers.put(name, value.stringValue());
            }
        });
        headers.put(AwsHeaders.MESSAGE_ID, message.messageId());
        headers.put(AwsHeaders.RECEIVE_COUNT, lease.receiveCount());
        group(message.attributes(), headers);
        return MessageBuilder.withPayload(message.body().getBytes(StandardCharsets.UTF_8)).copyHeaders(headers).build();
    }

    private static void group(Map<MessageSystemAttributeName, String> attributes, Map<String, Object> headers) {
        var group = attributes.get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
        if (group != null) {
            headers.put(AwsHeaders.GROUP, group);
        }
    }
}
