package dev.flightcase.http;

/** Certificate or key cannot be used; the message names the configuration key, the file and the rule. */
public final class TlsException extends HttpException {
    private static final long serialVersionUID = 1L;

    public TlsException(String message) {
        super(message);
    }

    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
