package dev.flightcase.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Requests as they go over the wire. */
public final class HttpText {
    private HttpText() {}

    /** @param headers lines that each end with CR LF, or the empty string */
    public static ByteBuffer get(String target, String headers) {
        return ascii("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
    }

    /**
     * A write that is safe to repeat.
     *
     * @param token of a session, or the empty string
     * @param json ASCII
     */
    public static ByteBuffer write(String method, String target, String token, String key, String json) {
        return ascii(method + " " + target
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\nIdempotency-Key: \"" + key + "\"\r\n" + authorization(token) + "\r\n" + json);
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
