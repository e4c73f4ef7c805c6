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
        var cause = thrown;
        // Spring wraps what a function throws; an operator wants to see what it threw.
        while (cause instanceof MessagingException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        var ours = cause.getClass().getName().startsWith("dev.gatehouse.");
        return new Failure(cause.getClass().getName(), ours && cause.getMessage() != null ? cause.getMessage() : "");
    }

    @Override
    public String toString() {
        return message.isEmpty() ? exception : exception + ": " + message;
    }
}
