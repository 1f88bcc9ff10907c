package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A response after negotiation: what really goes on the wire.
 *
 * @param offset first byte of the body that is sent
 * @param length bytes sent from there, or {@link #UNKNOWN} for a stream
 * @param file for a file that is sent and not empty
 */
record Reply(
        int status,
        Headers headers,
        Body body,
        long offset,
        long length,
        @Nullable OpenFile file) {
    static final long UNKNOWN = -1;

    Reply(int status, Headers headers, Body body, long offset, long length) {
        this(status, headers, body, offset, length, null);
    }

    Reply withFile(OpenFile open) {
        return new Reply(status, headers, body, offset, length, open);
    }

    /** Without the body, as for HEAD and 304; the length stays what it would be. */
    Reply withoutBody() {
        return new Reply(status, headers, Body.EMPTY, 0, length);
    }

    /** Whether {@code Content-Length} may stand there (RFC 9110 §8.6). */
    boolean hasContentLength() {
        return length != UNKNOWN && status != 204 && status != 304;
    }

    /** What of {@code whole} is sent; nothing of what is empty. */
    ByteBuffer part(Bytes whole) {
        ByteBuffer part = whole.asByteBuffer();
        return part.hasRemaining() ? part.position((int) offset).limit((int) (offset + length)) : part;
    }

    /** For a reply that is not sent. */
    void release() {
        Dispatch.release(body);
        if (file != null) {
            file.close();
        }
    }
}
