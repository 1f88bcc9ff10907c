package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Headers;

/**
 * A response after negotiation: what really goes on the wire.
 *
 * @param offset first byte of the body that is sent
 * @param length bytes sent from there, or {@link #UNKNOWN} for a stream
 */
record Reply(int status, Headers headers, Body body, long offset, long length) {
    static final long UNKNOWN = -1;

    /** Without the body, as for HEAD and 304; the length stays what it would be. */
    Reply withoutBody() {
        return new Reply(status, headers, Body.EMPTY, 0, length);
    }

    /** Whether {@code Content-Length} may stand there (RFC 9110 §8.6). */
    boolean hasContentLength() {
        return length != UNKNOWN && status != 204 && status != 304;
    }
}
