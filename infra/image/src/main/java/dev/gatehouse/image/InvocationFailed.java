package dev.gatehouse.image;

/** A function, its start or its process failed. */
public final class InvocationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvocationFailed(String how) {
        super(how);
    }
}
