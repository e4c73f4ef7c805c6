package dev.gatehouse.local.states;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What tells the execution that waits for the answer to a task. */
final class TaskToken {
    private static final Pattern FORM = Pattern.compile("(arn:aws:states:[^#]+)#[0-9a-f-]{36}");

    private TaskToken() {}

    static String of(String executionArn) {
        return Base64.getEncoder().encodeToString((executionArn + "#" + UUID.randomUUID()).getBytes(
                StandardCharsets.UTF_8));
    }

    /** Nothing if it is no token. */
    static Optional<String> executionArn(String token) {
        try {
            var form = FORM.matcher(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
            return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
