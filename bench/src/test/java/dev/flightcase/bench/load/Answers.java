package dev.flightcase.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers for tests of those who judge them. */
public final class Answers {
    private Answers() {}

    public static Answer of(int status, String body) {
        return of(status, "X-Nothing: 1\r\n", body);
    }

    /** @param headers lines that each end with CR LF */
    public static Answer of(int status, String headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + status + " Whatever\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n";
        var reader = new AnswerReader();
        try {
            reader.room().put(head.getBytes(StandardCharsets.US_ASCII)).put(bytes);
            return reader.whole().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
