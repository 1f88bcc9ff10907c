package dev.flightcase.demo.browser;

/** The browser did not do what it was told: gone, too slow, or a script of the page threw. */
public final class BrowserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrowserException(String message) {
        super(message);
    }

    public BrowserException(String message, Throwable cause) {
        super(message, cause);
    }
}
