package dev.gatehouse.local.command;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Why a message is a dead letter.
 *
 * @param text without personal data
 * @param attempts empty if nobody counted them
 * @param lastAttempt empty if nobody noted it
 */
record Cause(String text, String attempts, String lastAttempt) {
    private static final String NOT_NOTED = "the function died or timed out: no attempt has left a note";
    private static final Pattern IDS = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|\\d{2,}");

    /** What the function noted at its last failure. */
    static Cause noted(JsonNode note) {
        var exception = note.at("/exception/S").asString("");
        var message = note.at("/message/S").asString("");
        var name = exception.substring(exception.lastIndexOf('.') + 1);
        return new Cause(message.isEmpty() ? name : name + ": " + message, note.at("/attempts/N").asString(""),
                note.at("/failedAt/S").asString(""));
    }

    /** Without a note, a message says itself why the platform could not deliver it; else whoever had it is gone. */
    static Cause unnoted(JsonNode message) {
        var attributes = message.path("MessageAttributes");
        var code = text(attributes, "ERROR_CODE", "ErrorCode");
        if (code.isEmpty()) {
            return new Cause(NOT_NOTED, "", "");
        }
        var origin = text(attributes, "RULE_ARN", "SCHEDULE_ARN");
        return new Cause("%s: %s%s".formatted(code, text(attributes, "ERROR_MESSAGE", "ErrorMessage"),
                origin.isEmpty() ? "" : " (" + origin.substring(origin.lastIndexOf('/') + 1) + ")"),
                text(attributes, "RETRY_ATTEMPTS", "RETRY_ATTEMPTS"), "");
    }

    private static String text(JsonNode attributes, String name, String otherwise) {
        return attributes.path(name).path("StringValue")
                .asString(attributes.path(otherwise).path("StringValue").asString(""));
    }

    /** The same for all messages that failed alike. */
    String kind() {
        return IDS.matcher(text).replaceAll("…");
    }

    /** How often, and when last; empty if neither is known. */
    String history() {
        var often = attempts.isEmpty() ? "" : ", " + TemplateSummary.counted(Long.parseLong(attempts), "attempt");
        return often + (lastAttempt.isEmpty() ? "" : ", last at " + Times.toSeconds(lastAttempt));
    }
}
