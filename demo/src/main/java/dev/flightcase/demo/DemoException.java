package dev.flightcase.demo;

/** Something a user can mend. The message is one line that says what to do; it is shown as it is, without a stack trace. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoException(String message) {
        super(message);
    }

    public DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
