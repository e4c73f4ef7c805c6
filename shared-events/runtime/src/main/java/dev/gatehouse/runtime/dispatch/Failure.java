package dev.gatehouse.runtime.dispatch;

import org.springframework.messaging.MessagingException;

/**
 * Why a delivery failed, fit to be logged and kept.
 *
 * @param exception class name of what the function threw
 * @param message of an exception of ours, which never holds personal data; other messages might, and are left out
 */
public record Failure(String exception, String message) {

    static Failure of(Throwable thrown) {
        var cause = cause(thrown);
        var ours = cause.getClass().getName().startsWith("dev.gatehouse.");
        return new Failure(cause.getClass().getName(), ours && cause.getMessage() != null ? cause.getMessage() : "");
    }

    /** What a function threw, which Spring may have wrapped. */
    static Throwable cause(Throwable thrown) {
        var cause = thrown;
        while (cause instanceof MessagingException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public String toString() {
        return message.isEmpty() ? exception : exception + ": " + message;
    }
}
