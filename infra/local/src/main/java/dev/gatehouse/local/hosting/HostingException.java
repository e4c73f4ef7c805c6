package dev.gatehouse.local.hosting;

/** A service could not be started; the message says which and why, in one line. */
public final class HostingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HostingException(String message) {
        super(message);
    }

    HostingException(String message, Throwable cause) {
        super(message, cause);
    }
}
