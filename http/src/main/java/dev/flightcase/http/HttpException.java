package dev.flightcase.http;

/** What this module throws when the operator or the calling code is at fault; the message says what to change. */
public class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HttpException(String message) {
        super(message);
    }

    public HttpException(String message, Throwable cause) {
        super(message, cause);
    }
}
