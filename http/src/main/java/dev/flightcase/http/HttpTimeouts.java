package dev.flightcase.http;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param idle no byte moved in either direction: between requests the connection is closed silently, inside a request it gets 408, in a
 *     response it is cut
 * @param request from the first byte of a request to the last of its body; then 408. Not on routes with an idle timeout only
 * @param response from there to the last byte of the answer, the handler's time included; without an answer by then 503, otherwise cut.
 *     Not for streams and not on routes with an idle timeout only
 * @param shutdown what requests in flight get when the server closes
 */
public record HttpTimeouts(Duration idle, Duration request, Duration response, Duration shutdown) {
    public HttpTimeouts {
        positive("http.idle-timeout", idle);
        positive("http.request-timeout", request);
        positive("http.response-timeout", response);
        if (shutdown.isNegative()) {
            throw new IllegalArgumentException("http.shutdown-timeout is " + shutdown + "; must not be negative");
        }
    }

    public static HttpTimeouts defaults() {
        return new HttpTimeouts(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(3));
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(key + " is " + value + "; must be positive");
        }
    }
}
