package dev.flightcase.http;

/** A request target that breaks its grammar; the server answers 400. The message completes "the request target has …". */
public final class MalformedTargetException extends HttpException {
    private static final long serialVersionUID = 1L;

    MalformedTargetException(String message) {
        super(message);
    }

    MalformedTargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
