package dev.gatehouse.runtime.dispatch;

import dev.gatehouse.contracts.Command;
import dev.gatehouse.contracts.Envelope;
import dev.gatehouse.contracts.Event;
import dev.gatehouse.contracts.Metadata;
import dev.gatehouse.runtime.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/**
 * A function's result as it goes to a queue or a topic.
 *
 * @param attributes strings and numbers
 * @param group for FIFO only: messages of one group keep their order
 * @param deduplication for FIFO only: a second message with this id, within five minutes, is dropped
 */
public record OutgoingMessage(
        String body, Map<String, Object> attributes, @Nullable String group, @Nullable String deduplication) {
    /** Header for the group of a FIFO queue or topic; an event's default is its stream. */
    public static final String GROUP = "aws.message-group-id";
    /** Header for FIFO queues and topics; an event's default is its id. */
    public static final String DEDUPLICATION = "aws.message-deduplication-id";
    private static final String GUARD = "gatehouse.guard";
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("(?!(?i)aws\\.|amazon\\.)[\\w-]+(\\.[\\w-]+)*");
    /** Headers that mean something within the application only. */
    private static final Pattern OWN_NAME = Pattern.compile(
            "(id|timestamp|gatehouse\\..*|spring\\..*|scst_.*|scf-.*|replyChannel|errorChannel|contentType)");
    /** As many as SQS takes. */
    private static final int MOST_ATTRIBUTES = 10;

    /**
     * A function's result that is not sent as such, but handed to a guard that sends it, such as an inbox that remembers
     * what has been sent.
     */
    public static <T> Message<T> guarded(T payload, Consumer<Runnable> guard) {
        return MessageBuilder.withPayload(payload).setHeader(GUARD, guard).build();
    }

    /**
     * Sends a function's result, within its guard if it has one. What goes wrong is thrown.
     *
     * @throws IllegalArgumentException if the payload is an event or a command without metadata of its own
     */
    @SuppressWarnings("unchecked") // only guarded() sets the header
    public static void send(Message<?> message, EventJson json, Consumer<OutgoingMessage> sender) {
        var outgoing = of(message, json);
        var guard = (Consumer<Runnable>) message.getHeaders().get(GUARD);
        if (guard == null) {
            sender.accept(outgoing);
        } else {
            guard.accept(() -> sender.accept(outgoing));
        }
    }

    /** @throws IllegalArgumentException if the payload is an event or a command without metadata of its own */
    public static OutgoingMessage of(Message<?> message, EventJson json) {
        var headers = message.getHeaders();
        var metadata = metadata(message);
        return new OutgoingMessage(
                body(message.getPayload(), metadata, json),
                attributes(message),
                text(headers, GROUP).or(() -> metadata.map(Metadata::stream)).orElse(null),
                text(headers, DEDUPLICATION).or(() -> metadata.map(Metadata::eventId)).orElse(null));
    }

    // A function that returns a bare payload gets the headers of its input, and those say nothing about the payload.
    private static Optional<Metadata> metadata(Message<?> message) {
        var type = message.getPayload().getClass().getSimpleName();
        var own = Optional.ofNullable(message.getHeaders().get(Messages.METADATA, Metadata.class))
                .filter(metadata -> metadata.type().equals(type));
        if (own.isEmpty() && (message.getPayload() instanceof Event || message.getPayload() instanceof Command)) {
            throw new IllegalArgumentException(
                    "a %s goes out only with metadata of its own in header %s".formatted(type, Messages.METADATA));
        }
        return own;
    }

    private static String body(Object payload, Optional<Metadata> metadata, EventJson json) {
        return switch (payload) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case String text -> text;
            default -> json.write(metadata.<Object>map(own -> new Envelope<>(own, payload)).orElse(payload));
        };
    }

    private static Map<String, Object> attributes(Message<?> message) {
        var attributes = new TreeMap<String, Object>();
        message.getHeaders().forEach((name, value) -> {
            if (!OWN_NAME.matcher(name).matches() && ATTRIBUTE_NAME.matcher(name).matches()) {
                switch (value) {
                    case String text when !text.isEmpty() -> attributes.put(name, text);
                    case Number number -> attributes.put(name, number);
                    case Boolean truth -> attributes.put(name, truth.toString());
                    default -> {
                        // Objects of the framework, which mean nothing elsewhere.
                    }
                }
            }
        });
        attributes.put(MessageHeaders.CONTENT_TYPE, contentType(message));
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("a message has at most %d attributes, these headers are more: %s"
                    .formatted(MOST_ATTRIBUTES, attributes.keySet()));
        }
        return attributes;
    }

    private static String contentType(Message<?> message) {
        var given = message.getHeaders().get(MessageHeaders.CONTENT_TYPE);
        if (given != null) {
            return given.toString();
        }
        return switch (message.getPayload()) {
            case byte[] _,String _ -> MimeTypeUtils.TEXT_PLAIN_VALUE;
            default -> MimeTypeUtils.APPLICATION_JSON_VALUE;
        };
    }

    private static Optional<String> text(MessageHeaders headers, String name) {
        return Optional.ofNullable(headers.get(name, String.class));
    }
}
