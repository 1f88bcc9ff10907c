package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import io.netty.handler.codec.http2.Http2Settings;

/** What a client of HTTP/2 may ask for, beyond what {@code HttpLimits} says for both protocols. */
final class Http2Limits {
    /** A player has a handful open, a load generator 100 (RFC 9113 §6.5.2 advises no less). Each waiting one is a few small objects. */
    static final int STREAMS_MAX = 128;

    /**
     * Upload in flight per stream: at 2 ms there and back this is a gigabit a second. It is also what still arrives at a receiver that has
     * paused. Downloads go by the client's window, not by ours.
     */
    static final int UPLOAD_WINDOW_BYTES = 256 * 1024;

    /** For all uploads of a connection together; filled again at once, so that a paused stream holds up no other. */
    static final int CONNECTION_WINDOW_BYTES = 1024 * 1024;

    /**
     * Streams reset by the client within {@link #BUDGET_SECONDS} (CVE-2023-44487, rapid reset). A player that is scrubbed back and forth
     * resets a few a second.
     */
    static final int RESETS_MAX = 200;

    /** PING and SETTINGS frames within {@link #BUDGET_SECONDS}: each costs us work and moves nothing. */
    static final int CONTROL_FRAMES_MAX = 600;

    static final int BUDGET_SECONDS = 30;

    /** Answers to PING, SETTINGS and bad streams that wait because the client does not read (CVE-2019-9512, -9514, -9515). */
    static final int CONTROL_QUEUE_MAX = 1000;

    private Http2Limits() {}

    static Http2Settings settings(HttpConfig config) {
        // Counted without compression, with 32 bytes for each field (RFC 9113 §6.5.2): against HPACK bombs
        long headerBytes =
                config.limits().headerBytesMax() + (long) config.limits().requestLineBytesMax();
        return new Http2Settings()
                .maxConcurrentStreams(STREAMS_MAX)
                .initialWindowSize(UPLOAD_WINDOW_BYTES)
                .maxHeaderListSize(headerBytes);
    }
}
